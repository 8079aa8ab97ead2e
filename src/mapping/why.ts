import type { Because } from '#contract/problem-texts.ts'
import type { SaidValues } from '#contract/problem.ts'

/** Why something is a problem. Its words are made outside: see `#contract/worded.ts`. */
export interface Why {
  reason: string
  values?: SaidValues
}

export function whyOf([reason, values]: Because): Why {
  return values === undefined ? { reason } : { reason, values }
}
