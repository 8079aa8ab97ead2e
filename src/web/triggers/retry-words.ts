import type { TFunction } from 'i18next'
import type { Retry } from './draft.ts'
import { spanInWords } from './span.ts'

/** "Yes, up to 8 times over 28 hours": the waits after the first attempt, as far as the deadline lets them happen. */
export function retryWords(retry: Retry, t: TFunction<'triggers'>, language: string): string {
  if (!retry.enabled) return t('retry.off')
  const { times, seconds } = triesAgain(retry)
  if (times === 0) return t('retry.never')
  return t('retry.on', { count: times, span: spanInWords(seconds, language) })
}

function triesAgain({ scheduleSeconds, deadlineSeconds }: Retry): { times: number; seconds: number } {
  const [first = 0, ...waits] = scheduleSeconds
  let seconds = 0
  let times = 0
  for (const wait of waits) {
    if (deadlineSeconds !== null && first + seconds + wait > deadlineSeconds) break
    seconds += wait
    times++
  }
  return { times, seconds }
}
