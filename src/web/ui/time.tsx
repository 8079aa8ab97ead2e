import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { exactTime, relativeTime } from './format.ts'

const tickMilliseconds = 10_000

/** How long ago (or how soon), with the exact time and zone on hover and for copies. */
export function Time({ at }: { at: string }) {
  const { i18n } = useTranslation()
  const now = useNow()
  return (
    <time dateTime={at} title={exactTime(at, i18n.language)}>
      {relativeTime(at, now, i18n.language)}
    </time>
  )
}

/** The time in milliseconds, read again every now and then: for what says how long ago something was. */
export function useNow(): number {
  return useSyncExternalStore(everyTick, currentSecond) * 1000
}

function everyTick(tell: () => void): () => void {
  const timer = setInterval(tell, tickMilliseconds)
  return () => clearInterval(timer)
}

/** Also read at every render, so that what has just happened is not told by an older clock as still to come. */
function currentSecond(): number {
  return Math.ceil(Date.now() / 1000)
}
