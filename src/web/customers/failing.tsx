import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FailingTrigger } from '#contract/overview.ts'
import { Note } from '../ui/note.tsx'
import { Time } from '../ui/time.tsx'

/** Triggers of this customer that need a person. */
export function Failing({ triggers }: { triggers: FailingTrigger[] }) {
  const { t } = useTranslation('customers')
  return triggers.map(({ triggerId, name, why, since, message, postbackId }) => (
    <Note key={triggerId} kind="failed">
      <Link to="/triggers/$id" params={{ id: triggerId }}>
        {name}
      </Link>{' '}
      {t(`failing.${why}`)} <Time at={since} />: {message}{' '}
      {postbackId === null ? null : (
        <Link to="/postbacks/$id" params={{ id: postbackId }}>
          {t('seePostback')}
        </Link>
      )}
    </Note>
  ))
}
