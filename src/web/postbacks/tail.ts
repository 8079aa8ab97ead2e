import type { TFunction } from 'i18next'
import type { Postback } from '#contract/postbacks.ts'
import { relativeTime } from '../ui/format.ts'
import type { Verdict } from './verdict.ts'

/** What follows a verdict's sentence; empty when nothing does. */
export function tailOf(
  { tail }: Verdict,
  { attemptCount, nextAttemptAt }: Postback,
  t: TFunction<'postbacks'>,
  language: string,
): string {
  switch (tail) {
    case 'retrying':
      return nextAttemptAt === null
        ? ''
        : t('tail.retrying', { when: relativeTime(nextAttemptAt, Date.now(), language) })
    case 'usedUp':
      return t('tail.usedUp', { count: attemptCount })
    case 'deadline':
      return t('tail.deadline', { count: attemptCount })
    case 'noRetry':
      return t('tail.noRetry')
    case null:
      return ''
  }
}
