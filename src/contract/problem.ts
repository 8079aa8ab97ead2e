import { Type, type Static } from 'typebox'

/** Prose as a value: translated before it is put into a sentence. */
export interface SaidTerm {
  term: string
  values?: SaidValues
}
export type SaidValues = { readonly [Name in string]: string | number | SaidTerm }

/**
 * One thing that is wrong with a template or an expression, or that could become wrong.
 * `phase` says when it was found: `save` (from the text and the known types alone) or `render` (from one payload).
 * `line` and `column` count from 1, in code points, within the text named by `field` (`source`, `subject`, `url`, `headers.X-Id` …).
 */
export const Problem = Type.Object({
  code: Type.String({ description: 'Stable name of the kind of problem, e.g. `unknown_filter`.' }),
  severity: Type.Enum(['error', 'warning']),
  message: Type.String({ description: 'One sentence in English: what is wrong and what to do.' }),
  phase: Type.Enum(['save', 'render']),
  field: Type.Optional(Type.String()),
  line: Type.Optional(Type.Integer({ minimum: 1 })),
  column: Type.Optional(Type.Integer({ minimum: 1 })),
  nodeId: Type.Optional(Type.String()),
  fix: Type.Optional(Type.String({ description: 'What to write instead, when it is known.' })),
  reason: Type.Optional(Type.String({ description: 'Which sentence the message is: finer than the code.' })),
  values: Type.Optional(
    Type.Unsafe<SaidValues>(
      Type.Record(Type.String(), Type.Unknown(), {
        description:
          'What the message names: text, numbers, and terms `{term, values}`, which are words too.',
      }),
    ),
  ),
})
export type Problem = Static<typeof Problem>

/** A problem as the template language finds it: why, and what the sentence has to name, but in no language. */
export interface BareProblem extends Omit<Problem, 'message' | 'fix' | 'reason'> {
  reason: string
}
