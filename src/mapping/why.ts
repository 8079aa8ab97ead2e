import type { Because } from '#contract/problem-texts.ts'
import type { SaidValues } from '#contract/problem.ts'

/** Why something is a problem. Its words are made outside: see `#contract/worded.ts`. */
export interface Why {
  reason?: string
  values?: SaidValues
  message?: string
  fix?: string
}

/** Being converted: a sentence in English. */
export type OldWords = [message: string, fix?: string | null]

export function reasonOf([first, second]: Because | OldWords): Why {
  if (/[^a-z_0-9]/.test(first)) {
    return { message: first, ...(typeof second === 'string' ? { fix: second } : {}) }
  }
  if (typeof second !== 'object' || second === null) return { reason: first }
  return { reason: first, values: second }
}
