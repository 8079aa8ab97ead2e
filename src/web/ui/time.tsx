import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { exactTime, relativeTime } from './format.ts'

const tickMilliseconds = 10_000

/** How long ago (or how soon), with the exact time and zone on hover and for copies. */
export function Time({ at }: { at: string }) {
  const { i18n } = useTranslation()
  const second = useSyncExternalStore(everyTick, currentSecond)
  return (
    <time dateTime={at} title={exactTime(at, i18n.language)}>
      {relativeTime(at, second * 1000, i18n.language)}
    </time>
  )
}

function everyTick(tell: () => void): () => void {
  const timer = setInterval(tell, tickMilliseconds)
  return () => clearInterval(timer)
}

/** Also read at every render, so that what has just happened is not told by an older clock as still to come. */
function currentSecond(): number {
  return Math.ceil(Date.now() / 1000)
}
