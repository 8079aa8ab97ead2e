import type { TFunction } from 'i18next'

/** Where the cause is mended; `resend`: nothing is wrong here, the receiver has to be better now. */
export type Fix = 'template' | 'trigger' | 'settings' | 'resume' | 'resend'

/** Statuses that have words of their own. */
const known = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 411, 413, 414, 415, 421, 422, 425, 426, 428, 429, 431,
  451, 501, 502, 503, 504,
] as const

/** What a status means to an operator, and what to do about it. */
export function adviceOf(status: number, t: TFunction<'postbacks'>): string {
  const found = known.find((each) => each === status)
  if (found !== undefined) return t(`advice.s${found}`)
  if (status >= 500 && status < 600) return t('advice.other5')
  return status >= 400 && status < 500 ? t('advice.other4') : t('advice.other')
}

const inTemplate = new Set([400, 413, 414, 415, 422])
const inTrigger = new Set([401, 403, 404, 405, 406, 421, 426, 428, 431, 501])

/** Where that status is mended. */
export function fixOfStatus(status: number): Fix {
  if (inTemplate.has(status)) return 'template'
  return inTrigger.has(status) ? 'trigger' : 'resend'
}
