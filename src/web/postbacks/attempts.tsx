import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Attempt, PostbackDetail } from '#contract/postbacks.ts'
import { duration, exactTime } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'
import { answerOf } from './answer.ts'
import classes from './attempts.module.css'

/** Every attempt, oldest first, with how long it took. The chosen one is shown below. */
export function Attempts({ postback, chosen }: { postback: PostbackDetail; chosen: number | null }) {
  const { t } = useTranslation('postbacks')
  const { attempts, nextAttemptAt } = postback
  const longest = Math.max(1, ...attempts.map(({ milliseconds }) => milliseconds))
  return (
    <Panel
      title={t('page.attempts')}
      flush={attempts.length > 0}
      aside={
        nextAttemptAt === null ? null : (
          <span className={classes.next}>
            <Icon name="waiting" small /> <Next at={nextAttemptAt} />
          </span>
        )
      }
    >
      {attempts.length === 0 ? (
        t('page.notTried')
      ) : (
        <table className={classes.table} aria-label={t('page.attempts')}>
          <tbody>
            {attempts.map((attempt) => (
              <Row
                key={attempt.number}
                postback={postback}
                attempt={attempt}
                longest={longest}
                isChosen={attempt.number === chosen}
              />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Next({ at }: { at: string }) {
  const { t } = useTranslation('postbacks')
  const [before = '', after = ''] = t('page.next', { when: '\0' }).split('\0')
  return (
    <>
      {before}
      <Time at={at} />
      {after}
    </>
  )
}

interface RowProps {
  postback: PostbackDetail
  attempt: Attempt
  longest: number
  isChosen: boolean
}

function Row({ postback, attempt, longest, isChosen }: RowProps) {
  const { t, i18n } = useTranslation('postbacks')
  const { number, startedAt, milliseconds, outcome } = attempt
  const took = duration(milliseconds, i18n.language)
  return (
    <tr aria-selected={isChosen}>
      <td className={classes.number}>
        <Link
          to="/postbacks/$id"
          params={{ id: postback.id }}
          search={{ attempt: String(number) }}
          resetScroll={false}
          aria-label={t('page.showAttempt', { number })}
        >
          {number}
        </Link>
      </td>
      <td className={classes.when}>
        <time dateTime={startedAt} title={exactTime(startedAt, i18n.language)}>
          {exactTime(startedAt, i18n.language)}
        </time>
      </td>
      <td data-outcome={outcome} className={classes.answer}>
        <Icon name={outcome === 'accepted' ? 'sent' : outcome === 'refused' ? 'failed' : 'repeat'} small />{' '}
        {answerOf(attempt, t)}
      </td>
      <td className={classes.took}>
        <span className={classes.bar} aria-hidden="true">
          <span style={{ width: `${(100 * milliseconds) / longest}%` }} />
        </span>
        {took}
      </td>
    </tr>
  )
}
