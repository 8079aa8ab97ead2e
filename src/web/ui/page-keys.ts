import { useEffect, useSyncExternalStore } from 'react'

/** A key of a page, for the list that `?` opens. */
export interface PageKey {
  /** As they stand on the keyboard: `Ctrl K`, `j`. */
  keys: string
  what: string
}

const storageKey = 'postbud.single-keys'
const listeners = new Set<() => void>()
let shown: readonly PageKey[] = []
let isOn = localStorage.getItem(storageKey) !== 'off'

/** Names the keys of the page that is shown. The page itself listens to them. */
export function usePageKeys(keys: PageKey[]): void {
  const text = JSON.stringify(keys)
  useEffect(() => {
    // What was written two lines above.
    const mine = JSON.parse(text) as PageKey[]
    shown = [...shown, ...mine]
    tell()
    return () => {
      shown = shown.filter((key) => !mine.includes(key))
      tell()
    }
  }, [text])
}

export function useShownKeys(): readonly PageKey[] {
  return useSyncExternalStore(subscribe, () => shown)
}

/**
 * Keys without Ctrl or Alt can be switched off: whoever speaks to the computer, or hits keys by accident, must be able
 * to (WCAG 2.1.4). Whoever listens to such a key asks here.
 */
export function areSingleKeysOn(): boolean {
  return isOn
}

export function useSingleKeys(): [isOn: boolean, change: (isOn: boolean) => void] {
  return [useSyncExternalStore(subscribe, areSingleKeysOn), change]
}

function change(on: boolean): void {
  isOn = on
  localStorage.setItem(storageKey, on ? 'on' : 'off')
  tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
