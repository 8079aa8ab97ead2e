import i18next from 'i18next'
import type { ErrorDetail } from '#contract/error.ts'
import { fill, type Manner, type Values } from '#contract/fill.ts'
import { fieldBefore, isHeadline } from '#contract/headline.ts'
import { number } from './format.ts'

/** What the API says of an error or of one of its details. */
interface Said {
  code: string
  reason?: string | undefined
  values?: Values | undefined
  details?: readonly ErrorDetail[] | undefined
}

/**
 * An error in the reader's language, never in the server's words.
 * @returns what its first fault says, if it says little by itself
 */
export function errorText(error: Said): string {
  const [first] = error.details ?? []
  const ofDetail = first && isHeadline(error.code) ? sentence(first) : undefined
  if (first && ofDetail !== undefined) return `${fieldBefore(first)}${ofDetail}`
  return sentence(error) ?? i18next.t('unknown', { ns: 'errors' })
}

/** Undefined for what has no text here: a problem with a template, or a code that is newer than this page. */
export function sentence({ code, reason, values }: Said): string | undefined {
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
