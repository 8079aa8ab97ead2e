import { useTranslation } from 'react-i18next'
import { useSessionEnded } from '../api/session-end.ts'
import { Note } from '../ui/note.tsx'
import classes from './session-ended.module.css'

/** The way back in, in another tab: this page stays with everything that was typed. It goes once an answer comes. */
export function SessionEnded() {
  const { t } = useTranslation('frame')
  if (!useSessionEnded()) return null
  return (
    <div className={classes.ended}>
      <Note kind="failed">
        {t('signedOut')}{' '}
        <a href="/sign-in?tab=1" target="_blank" rel="noreferrer">
          {t('signInAgain')}
        </a>
      </Note>
    </div>
  )
}
