import { useTranslation } from 'react-i18next'
import { useSessionEnded } from '../api/session-end.ts'
import { Note } from '../ui/note.tsx'

/** The way back in, in another tab: this page stays with everything that was typed. It goes once an answer comes. */
export function SessionEnded() {
  const { t } = useTranslation('frame')
  if (!useSessionEnded()) return null
  return (
    <Note kind="failed">
      {t('signedOut')}{' '}
      <a href="/sign-in?tab=1" target="_blank" rel="noreferrer">
        {t('signInAgain')}
      </a>
    </Note>
  )
}
