import i18next from 'i18next'
import type { ErrorDetail } from '#contract/error.ts'
import { fill, type Manner, type Values } from '#contract/fill.ts'
import { fieldBefore, isHeadline } from '#contract/headline.ts'
import type { Problem } from '#contract/problem.ts'
import { number } from './format.ts'
import { problemSentence } from './problem-words.ts'

/** What the API says of an error or of one of its details. */
interface Said {
  code: string
  reason?: string | undefined
  values?: Values | undefined
  details?: readonly ErrorDetail[] | undefined
  problems?: readonly Problem[] | undefined
}

/**
 * An error in the reader's language, never in the server's words.
 * @returns what its first fault says, if it says little by itself
 */
export function errorText(error: Said): string {
  const [first] = error.details ?? []
  const ofDetail = first && isHeadline(error.code) ? detailText(first, error.problems) : undefined
  if (first && ofDetail !== undefined) return `${fieldBefore(first)}${ofDetail}`
  return sentence(error) ?? unknown()
}

/** What a detail says; undefined for a problem on a page without the words of problems. */
export function detailText(detail: ErrorDetail, problems: readonly Problem[] = []): string | undefined {
  const problem = problemOf(detail, problems)
  if (problem === undefined) return sentence(detail) ?? unknown()
  return i18next.hasResourceBundle(i18next.language, 'problems') ? problemSentence(problem) : undefined
}

/** The problem with a template or an expression that a detail is about; it knows more. */
function problemOf(detail: ErrorDetail, problems: readonly Problem[]): Problem | undefined {
  return problems.find(({ code, message }) => code === detail.code && message === detail.message)
}

function unknown(): string {
  return i18next.t('unknown', { ns: 'errors' })
}

/** Undefined for a code that has no text here: it is newer than this page. */
function sentence({ code, reason, values }: Said): string | undefined {
  const text = textAt(`reasons.${code}.${reason}`) ?? textAt(code)
  return text === undefined ? undefined : fill(text, values, manner())
}

function textAt(key: string): string | undefined {
  const text: unknown = i18next.getResource(i18next.language, 'errors', key)
  return typeof text === 'string' ? text : undefined
}

function manner(): Manner {
  const { language } = i18next
  return {
    number: (value) => number(value, language),
    quote: (name) => (language === 'da' ? `»${name}«` : `“${name}”`),
  }
}
