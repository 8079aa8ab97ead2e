import { useEffect, useState } from 'react'
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

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMilliseconds)
    return () => clearInterval(timer)
  }, [])
  return now
}
