import { useSyncExternalStore } from 'react'

/**
 * Whether the session has ended under the page. The page stays, so that what was typed is not lost; the frame shows
 * the way back in.
 */
let ended = false
const listeners = new Set<() => void>()

/** Told after every answer to somebody who has to be signed in. */
export function reportSession(isEnded: boolean): void {
  if (ended === isEnded) return
  ended = isEnded
  for (const listener of listeners) listener()
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
