import type { TFunction } from 'i18next'
import type { Attempt } from '#contract/postbacks.ts'
import { attemptCodes } from './attempt-codes.ts'

const codes = ['accepted', ...attemptCodes] as const

/** What came back, in a few words for a row. */
export function answerOf({ code, response, reason }: Attempt, t: TFunction<'postbacks'>): string {
  const known = codes.find((each) => each === code)
  if (known === undefined) return reason ?? code
  if (known === 'accepted' && response) return String(response.status)
  return t(`brief.${known}`, { status: response?.status ?? '' })
}
