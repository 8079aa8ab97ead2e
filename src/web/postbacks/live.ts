import { useEffect, useEffectEvent, useState } from 'react'
import { watchPostbacks, type Postback } from '#contract/postbacks.ts'
import { addressOf } from '../api/client.ts'
import type { PostbackFilter } from './filter.ts'

/**
 * Hears of every postback that is made or changes. The browser connects again by itself; what was missed meanwhile
 * has to be read. @returns whether it is connected
 */
export function useLivePostbacks(
  { customerId, triggerId, eventType }: PostbackFilter,
  onPostback: (postback: Postback) => void,
  onMissed: () => void,
): boolean {
  const [connected, setConnected] = useState(true)
  const told = useEffectEvent(onPostback)
  const missed = useEffectEvent(onMissed)
  useEffect(() => {
    const source = new EventSource(addressOf(watchPostbacks, { query: { customerId, triggerId, eventType } }))
    let wasOpen = false
    source.addEventListener('open', () => {
      setConnected(true)
      if (wasOpen) missed()
      wasOpen = true
    })
    source.addEventListener('error', () => setConnected(false))
    source.addEventListener('postback', (event: MessageEvent<string>) => {
      // The server sends nothing else under this name.
      told(JSON.parse(event.data) as Postback)
    })
    return () => source.close()
  }, [customerId, triggerId, eventType])
  return connected
}
