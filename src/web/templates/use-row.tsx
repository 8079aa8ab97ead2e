import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '#contract/problem.ts'
import type { TriggerTest } from '#contract/postbacks.ts'
import type { Template } from '#contract/templates.ts'
import { getTrigger, listTriggers, type TriggerSummary } from '#contract/triggers.ts'
import { useMay, useSession } from '../accounts/session.ts'
import { invalidate } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { Note } from '../ui/note.tsx'
import { State } from '../ui/state.tsx'
import { problemWords } from '../ui/problem-words.ts'
import { moveTrigger, type MoveStep } from './move-trigger.ts'
import { choiceId, firstSample, useSamples, type SampleChoice } from './sample-choice.ts'
import classes from './uses.module.css'

export interface UseRowProps {
  trigger: TriggerSummary
  /** What it does, in the reader's language. */
  sentence: string
  template: Template
  choice: SampleChoice | null
}

/** One trigger: the version it has, and the way to the latest one. */
export function UseRow({ trigger, sentence, template, choice }: UseRowProps) {
  const { t } = useTranslation('templates')
  const { user } = useSession()
  const mayMove = useMay('operator')
  const [step, setStep] = useState<MoveStep | null>(null)
  const { latestVersion } = template
  const { templateVersion, state, draftChanged, channel } = trigger
  const fitting = useSamples(trigger.customerId).filter(({ eventType }) => eventType === trigger.eventType)
  const chosen = fitting.find(({ id }) => id === choiceId(choice))
  const sampleId = chosen?.id ?? choiceId(firstSample(fitting))
  const move = useMutation({
    mutationFn: (version: number) =>
      moveTrigger({ trigger, version, sampleId, to: user?.email ?? null, onStep: setStep }),
    onSettled: async () => {
      setStep(null)
      await invalidate(listTriggers, getTrigger)
    },
  })
  // Its live version may use this template, and its draft another one.
  const isLiveOnly = trigger.templateId !== template.id
  const isBehind =
    !isLiveOnly && latestVersion !== null && templateVersion !== 'draft' && templateVersion !== latestVersion
  const canMove = isBehind && mayMove && state !== 'archived'
  // What else its draft holds would go live with it.
  const hasOwnChanges = state === 'active' && draftChanged && !move.isPending
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <Link to="/triggers/$id" params={{ id: trigger.id }}>
          {trigger.name}
        </Link>
        <span title={sentence}>{sentence}</span>
      </div>
      <span className={classes.version}>
        {isLiveOnly
          ? t('uses.liveOnly')
          : templateVersion === 'draft'
            ? t('uses.draft')
            : `v${templateVersion}`}
        {isBehind ? ` (${t('uses.latest', { version: latestVersion })})` : null}
      </span>
      <State state={state} />
      <div className={classes.action} role="status">
        {canMove && hasOwnChanges ? (
          <Link to="/triggers/$id" params={{ id: trigger.id }}>
            {t('uses.ownChanges')}
          </Link>
        ) : null}
        {canMove && !hasOwnChanges ? (
          <Button
            size="compact-sm"
            loading={move.isPending}
            disabled={sampleId === ''}
            title={t(channel === 'email' ? 'uses.mailHint' : 'uses.urlHint')}
            onClick={() => move.mutate(latestVersion)}
          >
            {t(state === 'active' ? 'uses.move' : 'uses.set', { version: latestVersion })}
          </Button>
        ) : null}
        {step === null ? null : <span>{t(`uses.step.${step}`)}</span>}
      </div>
      {move.error ? (
        <div className={classes.outcome}>
          <Failure error={move.error} />
        </div>
      ) : null}
      {move.data && !move.isPending ? (
        <div className={classes.outcome}>
          {move.data.state === 'failed' ? (
            <Note kind="failed">
              {t('uses.failed', { reason: reasonOf(move.data.test) })}{' '}
              <Link to="/triggers/$id" params={{ id: trigger.id }}>
                {t('uses.open')}
              </Link>
            </Note>
          ) : (
            <Note kind="sent">
              {move.data.state === 'done'
                ? t('uses.done', { version: latestVersion ?? 0 })
                : t('uses.setDone')}
            </Note>
          )}
        </div>
      ) : null}
    </li>
  )
}

/** Why a test did not pass. */
function reasonOf({ exchanges, problems }: TriggerTest): string {
  const reason = exchanges.find(({ outcome }) => outcome !== 'accepted')?.reason
  if (reason) return reason
  // Problems of a test are those of the template language.
  const [problem] = problems as Problem[]
  return problem ? problemWords(problem).message : ''
}
