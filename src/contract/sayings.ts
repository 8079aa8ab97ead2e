import { detailCatalogue } from './error-details.ts'
import { errorCatalogue } from './error.ts'
import { fill, type Values, type ValuesOf } from './fill.ts'

/** Every code that an error or one of its details can have by itself, with its sentences. */
const sentences = { ...errorCatalogue, ...detailCatalogue }
type Sentences = typeof sentences

export type SaidCode = keyof Sentences

/** A text for each reason of each code that has more than one sentence. */
export type ReasonTexts = {
  [Code in SaidCode as Sentences[Code] extends { reasons: object } ? Code : never]: Sentences[Code] extends {
    reasons: infer Reasons
  }
    ? { [Reason in keyof Reasons]: string }
    : never
}

/** What has to be said beside a code: one of its reasons, if it is known, and the values of that sentence. */
export type SayingOf<Code extends SaidCode> =
  | ({ reason?: never } & ValuesOf<Sentences[Code]['message']>)
  | (Sentences[Code] extends { reasons: infer Reasons }
      ? {
          [Reason in keyof Reasons]: { reason: Reason } & (Reasons[Reason] extends string
            ? ValuesOf<Reasons[Reason]>
            : never)
        }[keyof Reasons]
      : never)

interface Said {
  code: SaidCode
  reason?: string | undefined
  values?: Values | undefined
}

/** The one place where an English sentence of the API is made. */
export function sentenceOf({ code, reason, values }: Said): string {
  const { message, reasons = {} }: { message: string; reasons?: Readonly<Record<string, string>> } =
    sentences[code]
  return fill((reason === undefined ? undefined : reasons[reason]) ?? message, values)
}
