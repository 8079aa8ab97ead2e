import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { TraceEntry } from '#contract/trace.ts'
import { Icon } from '../ui/icon.tsx'
import classes from './values.module.css'
import { whyOf } from './why.ts'

/** One hole, condition or loop; choosing it goes to its place. */
export function ValueRow({ entry, onJump }: { entry: TraceEntry; onJump: (entry: TraceEntry) => void }) {
  const { t } = useTranslation('templates')
  const { line, column, expression, inPasses, failed, empty } = entry
  const state = failed ? 'failed' : empty ? 'empty' : 'filled'
  return (
    <button type="button" className={classes.row} data-state={state} onClick={() => onJump(entry)}>
      <span className={classes.place}>
        <span className="spoken">{t('problems.line')} </span>
        {line}:{column}
        {inPasses.length === 0 ? null : <small>{t('values.round', { round: inPasses.join('.') })}</small>}
      </span>
      <span className={classes.what}>
        <code className={classes.expression}>{expression}</code>
        <Outcome entry={entry} />
        <Reason entry={entry} />
      </span>
    </button>
  )
}

/** What was written, or what was decided. */
function Outcome({ entry }: { entry: TraceEntry }) {
  const { t } = useTranslation('templates')
  const { failed, empty, written = '' } = entry
  if (failed) {
    return (
      <span className={classes.label}>
        <Icon name="failed" small /> {t('values.failed')}
      </span>
    )
  }
  const said = saidOf(entry, t)
  if (said === null) return <code className={classes.written}>{written}</code>
  return (
    <span className={classes.label}>
      {empty ? <Icon name="warn" small /> : null} {said}
    </span>
  )
}

/** null: what was written says it. */
function saidOf(
  { kind, isTrue, passes = 0, written = '', empty }: TraceEntry,
  t: TFunction<'templates'>,
): string | null {
  if (kind === 'if') return isTrue ? t('values.met') : t('values.notMet')
  if (kind === 'for') return t('values.rounds', { count: passes })
  return written.trim() === '' || (empty && written === '""') ? t('values.empty') : null
}

/** Why it is so, and what to do. */
function Reason({ entry }: { entry: TraceEntry }) {
  const { t } = useTranslation('templates')
  const why = entry.empty || entry.failed ? whyOf(entry) : null
  if (why === null) return null
  const { reason, values, fix, nearest, part } = why
  return (
    <span className={classes.why}>
      {t(`values.reason.${reason}`, values)}
      {fix === null ? null : (
        <span> {t(`values.fix.${fix}`, { ...values, nearest: nearest ?? '', part })}</span>
      )}
    </span>
  )
}
