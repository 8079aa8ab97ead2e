import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../ui/failure.tsx'
import { Note } from '../ui/note.tsx'
import { Page } from '../ui/page.tsx'
import { ConflictNote } from './conflict-note.tsx'
import { useEditing } from './editing-context.ts'
import { EditingTrigger } from './editing.tsx'
import { ApiFailure } from '../api/client.ts'
import { HeadActions } from './head-actions.tsx'
import { HeadState } from './head-state.tsx'
import type { TriggerKeeper } from './keeper.ts'
import { Rail } from './rail.tsx'
import { StepActivate } from './step-activate.tsx'
import { StepHow } from './step-how.tsx'
import { StepTest } from './step-test.tsx'
import { StepWhen } from './step-when.tsx'
import { StepWhere } from './step-where.tsx'
import classes from './trigger-editor.module.css'
import { useActivation } from './use-activation.ts'

/** A trigger, from its name to its activation, on one page. It saves itself. */
export function TriggerEditor({ keeper }: { keeper: TriggerKeeper }) {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      const { saving } = keeper.snapshot()
      if (saving === 'pending' || saving === 'saving') event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void keeper.flush()
    }
  }, [keeper])
  return (
    <EditingTrigger keeper={keeper}>
      <Steps />
    </EditingTrigger>
  )
}

function Steps() {
  const { t } = useTranslation('triggers')
  const { draft, stored, customer, mayEdit, failure, saving } = useEditing()
  const activation = useActivation()
  const isArchived = stored?.state === 'archived'
  const title = draft.name.trim() === '' ? t('head.new') : draft.name
  const crumbs =
    draft.customerId === null
      ? [{ label: t('title'), to: '/triggers' }]
      : [
          { label: t('head.customers'), to: '/customers' },
          { label: customer?.name ?? '…', to: `/customers/${draft.customerId}` },
          { label: t('title'), to: `/customers/${draft.customerId}?tab=triggers` },
        ]
  return (
    <Page
      title={title}
      crumbs={crumbs}
      aside={<HeadState />}
      actions={<HeadActions activation={activation} />}
      rail={<Rail />}
    >
      <div id="trigger-faults" className={classes.faults} tabIndex={-1}>
        <ConflictNote />
        {saving === 'refused' && !isAtField(failure) ? <Failure error={failure} /> : null}
      </div>
      {mayEdit ? null : <Note>{t(isArchived ? 'head.archived' : 'head.viewer')}</Note>}
      <div id="steps" className={classes.steps}>
        <StepWhen />
        <StepWhere />
        <StepHow />
        {isArchived ? null : (
          <>
            <StepTest />
            <StepActivate activation={activation} />
          </>
        )}
      </div>
    </Page>
  )
}

/** It is said beside the field. */
function isAtField(failure: unknown): boolean {
  if (!(failure instanceof ApiFailure) || failure.details.length === 0) return false
  return failure.details.every(({ path }) => path !== '' && path !== '/customerId')
}
