import type { SaidTerm, SaidValues } from './problem.ts'

/** What a reason says: the sentence, and what to write instead where that is known. `{{name}}` stands for a value. */
export interface ProblemText {
  message: string
  fix?: string
}

/** The texts of one language. */
export interface ProblemTexts {
  readonly reasons: Readonly<Record<string, ProblemText>>
  readonly terms: Readonly<Record<string, string>>
}

/** The words of a problem in one language; null when there are none for its reason. */
export function wordsOf(
  { reason, values }: { reason: string; values?: SaidValues },
  texts: ProblemTexts,
): ProblemText | null {
  const text = own(texts.reasons, reason)
  if (text === undefined) return null
  const message = filled(text.message, values, texts)
  return text.fix === undefined ? { message } : { message, fix: filled(text.fix, values, texts) }
}

/** A term in one language. */
export function termWords({ term, values }: SaidTerm, texts: ProblemTexts): string {
  return filled(own(texts.terms, term) ?? term, values, texts)
}

function filled(text: string, values: SaidValues = {}, texts: ProblemTexts): string {
  return text.replaceAll(HOLE, (hole, name: string) => {
    const value = own(values, name)
    if (value === undefined) return hole
    return typeof value === 'object' ? termWords(value, texts) : String(value)
  })
}

/** Without spaces: what has them is an example of the template language. */
const HOLE = /\{\{(\w+)\}\}/g

/** Reasons and terms come over the network to the console: `constructor` is none. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
