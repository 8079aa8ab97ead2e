import type { TraceEntry, TraceStep } from '#contract/trace.ts'

/** Why a value is missing or a part is not there: a sentence of the catalogue with what it names. */
export interface Why {
  reason: Reason
  values: Record<string, string | number>
  fix: Fix | null
  /** What was probably meant. */
  nearest: string | null
  /** The part that the fix is about. */
  part: string
}

type Reason =
  | 'noKey'
  | 'noName'
  | 'noElement'
  | 'ofElements'
  | 'noKeys'
  | 'nothing'
  | 'null'
  | 'emptyText'
  | 'emptyList'
  | 'emptyObject'
  | 'gives'
  | 'notMet'
  | 'filtered'

type Fix = 'nearest' | 'default' | 'defaultTrue' | 'outer' | 'list' | 'each' | 'sample'

/** What the steps of an entry say of it; null when nothing is missing. */
export function whyOf(entry: TraceEntry): Why | null {
  const { steps, kind, passes, value } = entry
  const at = steps.findIndex(isMissing)
  const step = steps[at]
  if (kind === 'for' && passes === 0 && (value?.size ?? 0) > 0)
    return { reason: 'filtered', values: {}, fix: null, nearest: null, part: '' }
  if (step === undefined) return notMet(steps)
  const [reason, values] = reasonOf(step, steps[at - 1])
  return {
    reason,
    values,
    fix: reason === 'ofElements' ? 'each' : fixOf(entry, step, steps.slice(at + 1)),
    nearest: step.nearest ?? null,
    part: (steps.at(-1) ?? step).expression,
  }
}

function reasonOf(step: TraceStep, before: TraceStep | undefined): [Reason, Why['values']] {
  const { expression, key } = step
  // Made of what was there, e.g. a list of which a filter leaves nothing.
  if (key === undefined && step.kind !== 'absent' && before !== undefined)
    return ['gives', { expression, json: step.json }]
  if (step.kind === 'null') return ['null', { expression }]
  if (step.kind === 'text') return ['emptyText', { expression }]
  if (step.kind === 'list') return ['emptyList', { expression }]
  if (step.kind === 'object') return ['emptyObject', { expression }]
  if (key === undefined) return ['nothing', { expression }]
  if (before === undefined) return ['noName', { name: key }]
  if (before.kind === 'object') return ['noKey', { object: before.expression, key }]
  if (before.kind === 'list' && /^-?\d+$/.test(key))
    return ['noElement', { list: before.expression, size: before.size ?? 0 }]
  if (before.kind === 'list') return ['ofElements', { list: before.expression, key }]
  return ['noKeys', { object: before.expression, json: before.json, key }]
}

function fixOf({ kind, expression, failed }: TraceEntry, step: TraceStep, after: TraceStep[]): Fix | null {
  if (step.nearest !== undefined) return 'nearest'
  const last = after.at(-1) ?? step
  if (failed && kind === 'for' && last.kind === 'null') return 'list'
  if (failed) return last.kind === 'absent' ? 'outer' : null
  if (kind === 'if') return null
  const filled = after.find((later) => / \| d(?:efault)?\(/.test(later.expression))
  // Without its second argument it does not stand for null.
  if (filled?.kind === 'null') return 'defaultTrue'
  if (kind === 'for' || filled !== undefined || /\| *d(?:efault)?\b/.test(expression)) return 'sample'
  return step.kind === 'absent' ? 'default' : 'defaultTrue'
}

/** A condition that is not met although everything was there: what decided it. */
function notMet(steps: TraceStep[]): Why | null {
  const at = steps.findIndex(({ kind, json }) => kind === 'boolean' && json === 'false')
  const step = steps[at]
  const last = steps.at(-1)
  if (step === undefined || last === undefined) return null
  const read = steps[at - 1]
  if (read === undefined)
    return { reason: 'notMet', values: { expression: step.expression }, fix: null, nearest: null, part: '' }
  const values = { expression: read.expression, json: read.json }
  return { reason: 'gives', values, fix: null, nearest: null, part: '' }
}

function isMissing({ kind, json, size }: TraceStep): boolean {
  return kind === 'absent' || kind === 'null' || json === '""' || size === 0
}
