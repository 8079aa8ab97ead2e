import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { eventTypes } from '#contract/event-types.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { Failure } from '../ui/failure.tsx'
import { Fold } from '../ui/fold.tsx'
import { Note } from '../ui/note.tsx'
import { useChecks } from './checks.ts'
import { Differences, shownFields } from './differences.tsx'
import { configured } from './draft.ts'
import { useEditing } from './editing-context.ts'
import { useIsSettled } from './head-actions.tsx'
import { goToStep, StepForm, StepPanel } from './step.tsx'
import classes from './step-activate.module.css'
import type { Activation } from './use-activation.ts'

/** Step 5: what will happen, and the button for it. */
export function StepActivate({ activation }: { activation: Activation }) {
  const { t } = useTranslation('triggers')
  const { draft, stored, customer, mayEdit } = useEditing()
  const unready = useChecks().find(({ state }) => state === 'todo')
  const [reason, setReason] = useState('')
  const live = stored?.liveVersion ?? null
  const isSettled = useIsSettled()
  const event = eventTypes.find(({ type }) => type === draft.eventType)?.labels[currentLanguage()] ?? '…'
  const what = {
    event,
    customer: draft.customerId === null ? t('activate.everyCustomer') : (customer?.name ?? '…'),
    version: (live ?? 0) + 1,
  }
  return (
    <StepPanel step="activate">
      <StepForm>
        {isSettled ? (
          <p>
            {t(stored?.state === 'paused' ? 'activate.isPaused' : 'activate.isLive', {
              ...what,
              version: live,
            })}
          </p>
        ) : (
          <p>{t(live === null ? 'activate.first' : 'activate.next', what)}</p>
        )}
        <LiveDifferences />
        {activation.failure ? <Failure error={activation.failure} /> : null}
        {activation.wasStopped && unready !== undefined ? (
          <Note kind="held">
            {t('activate.notYet', { check: unready.text })}{' '}
            <Button size="compact-sm" onClick={() => goToStep(unready.step)}>
              {t('test.goThere')}
            </Button>
          </Note>
        ) : null}
        {isSettled || !mayEdit ? null : (
          <div className={classes.row}>
            <Button variant="filled" loading={activation.isRunning} onClick={activation.activate}>
              {t('activate.button')}
            </Button>
            <span className={classes.hint}>{t('activate.hint')}</span>
          </div>
        )}
      </StepForm>
      {isSettled || !mayEdit || stored === null || stored.test === 'passed' ? null : (
        <Fold label={t('activate.without')} value={t('activate.withoutHint')}>
          <Textarea
            label={t('activate.reason')}
            description={t('activate.reasonHint')}
            value={reason}
            maxLength={1000}
            autosize
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            mt="sm"
            disabled={reason.trim() === ''}
            loading={activation.isRunning}
            onClick={() => activation.override(reason.trim())}
          >
            {t('activate.withoutButton')}
          </Button>
        </Fold>
      )}
    </StepPanel>
  )
}

/** What activating changes of what is live. */
function LiveDifferences() {
  const { t } = useTranslation('triggers')
  const { stored, draft } = useEditing()
  const { live = null, liveVersion = null } = stored ?? {}
  if (live === null || liveVersion === null) return null
  const before = { ...configured(live), name: draft.name, customerId: draft.customerId }
  if (shownFields(before, draft).length === 0) return null
  return (
    <section className={classes.differences} aria-label={t('activate.differences', { version: liveVersion })}>
      <h3>{t('activate.differences', { version: liveVersion })}</h3>
      <Differences
        before={before}
        after={draft}
        titles={[t('differences.live', { version: liveVersion }), t('differences.draft')]}
      />
    </section>
  )
}
