import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { State } from '../ui/state.tsx'
import { shownFields } from './differences.tsx'
import { configured } from './draft.ts'
import { useEditing } from './editing-context.ts'
import { useHeld } from './head-actions.tsx'
import classes from './head.module.css'
import { SavingNote } from './saving-note.tsx'
import { goToStep } from './step.tsx'

/** Beside the name: what is live, what is held, how the draft differs, and whether it is saved. */
export function HeadState() {
  const { t } = useTranslation('triggers')
  const { stored, draft } = useEditing()
  const held = useHeld({ id: stored?.id ?? '', state: stored?.state ?? 'draft' })
  if (stored === null) {
    return (
      <>
        <State state="draft" />
        <SavingNote />
      </>
    )
  }
  const { state, live, liveVersion, pauseCode } = stored
  const differing =
    live === null
      ? 0
      : shownFields({ ...configured(live), name: draft.name, customerId: draft.customerId }, draft).length
  return (
    <>
      <State state={state} {...(liveVersion === null ? {} : { detail: `v${liveVersion}` })} />
      {state === 'paused' && held.count > 0 ? (
        <Link to="/postbacks" search={{ triggerId: stored.id, state: 'held' }} className={classes.link}>
          {t('head.held', { count: held.count, held: held.text })}
        </Link>
      ) : null}
      {pauseCode === 'gone' ? <span className={classes.saving}>{t('head.gone')}</span> : null}
      {differing > 0 && liveVersion !== null ? (
        <a
          href="#activate"
          className={classes.link}
          onClick={(event) => {
            event.preventDefault()
            goToStep('activate')
          }}
        >
          {t('head.differences', { count: differing, version: liveVersion })}
        </a>
      ) : null}
      <SavingNote />
    </>
  )
}
