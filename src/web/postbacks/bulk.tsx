import { Button, Progress } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Postback } from '#contract/postbacks.ts'
import { failureText } from '../ui/failure.tsx'
import { useFirstFocus } from '../ui/use-first-focus.ts'
import { act, canAct, postbacksChanged, type Action } from './act.ts'
import classes from './bulk.module.css'

interface Run {
  action: Action
  count: number
  done: number
  failed: number
  firstFailure: string | null
  state: 'running' | 'stopped' | 'finished'
}

const actions = ['same', 'again', 'cancel'] as const

export interface BulkProps {
  /** Only what is shown can be selected. */
  shown: Postback[]
  selected: Postback[]
  /** There are more that match and are not shown. */
  isMore: boolean
  onClear: () => void
}

/** What to do with the rows that are selected: asked once, then one after the other, with a stop. */
export function Bulk({ shown, selected, isMore, onClear }: BulkProps) {
  const { t } = useTranslation(['postbacks', 'common'])
  const [asked, setAsked] = useState<Action | null>(null)
  const [run, setRun] = useState<Run | null>(null)
  const stopped = useRef(false)

  async function start(action: Action) {
    const fitting = selected.filter((postback) => canAct(postback, action))
    const run: Run = {
      action,
      count: fitting.length,
      done: 0,
      failed: 0,
      firstFailure: null,
      state: 'running',
    }
    stopped.current = false
    setAsked(null)
    setRun({ ...run })
    for (const { id } of fitting) {
      if (stopped.current) break
      try {
        await act(id, action)
      } catch (error) {
        run.failed++
        run.firstFailure ??= failureText(error)
      }
      run.done++
      setRun({ ...run })
    }
    setRun({ ...run, state: run.done < run.count ? 'stopped' : 'finished' })
    await postbacksChanged()
  }

  function close() {
    setRun(null)
    onClear()
  }

  if (run !== null) return <Progressing run={run} onStop={() => (stopped.current = true)} onClose={close} />
  if (selected.length === 0) return null
  const chosen = t('selected', { count: selected.length, shown: shown.length })
  return (
    <div className={classes.bar} role="region" aria-label={chosen}>
      <strong aria-live="polite">{chosen}</strong>
      {isMore && selected.length === shown.length ? <span>{t('moreMatch')}</span> : null}
      {asked === null ? (
        <>
          {actions.map((action) => (
            <Button
              key={action}
              size="compact-sm"
              disabled={!selected.some((postback) => canAct(postback, action))}
              onClick={() => setAsked(action)}
            >
              {t(`bulk.${action}`)}
            </Button>
          ))}
          <Button size="compact-sm" variant="subtle" onClick={onClear}>
            {t('clearSelection')}
          </Button>
        </>
      ) : (
        <Ask
          action={asked}
          fitting={selected.filter((postback) => canAct(postback, asked)).length}
          count={selected.length}
          onStart={() => void start(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </div>
  )
}

interface AskProps {
  action: Action
  fitting: number
  count: number
  onStart: () => void
  onCancel: () => void
}

function Ask({ action, fitting, count, onStart, onCancel }: AskProps) {
  const { t } = useTranslation(['postbacks', 'common'])
  const first = useFirstFocus<HTMLButtonElement>()
  return (
    <>
      <span role="status">
        {t(`bulk.ask.${action}`)} {fitting < count ? t('bulk.fits', { fitting, count }) : null}
      </span>
      <Button
        size="compact-sm"
        variant="filled"
        {...(action === 'cancel' ? { color: 'var(--failed)' } : {})}
        onClick={onStart}
      >
        {t(`bulk.start.${action}`, { count: fitting })}
      </Button>
      <Button ref={first} size="compact-sm" variant="subtle" onClick={onCancel}>
        {t('keep')}
      </Button>
    </>
  )
}

function Progressing({ run, onStop, onClose }: { run: Run; onStop: () => void; onClose: () => void }) {
  const { t } = useTranslation(['postbacks', 'common'])
  const { count, done, failed, firstFailure, state } = run
  const words = {
    running: t('bulk.running', { done, count, failed }),
    stopped: t('bulk.stopped', { done, count, failed }),
    finished: t('bulk.finished', { count: done - failed, of: count }),
  }
  return (
    <div className={classes.bar}>
      <strong>{t(`bulk.${run.action}`)}</strong>
      <Progress.Root className={classes.progress}>
        <Progress.Section value={count === 0 ? 100 : (100 * done) / count} aria-label={t('bulk.progress')} />
      </Progress.Root>
      <span role="status">
        {words[state]}
        {firstFailure === null ? null : ` ${t('bulk.refused', { failed, message: firstFailure })}`}
      </span>
      {state === 'running' ? (
        <Button size="compact-sm" onClick={onStop}>
          {t('bulk.stop')}
        </Button>
      ) : (
        <Button size="compact-sm" onClick={onClose}>
          {t('bulk.close')}
        </Button>
      )}
    </div>
  )
}
