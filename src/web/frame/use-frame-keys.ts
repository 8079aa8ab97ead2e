import { useHotkeys } from '@mantine/hooks'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { areSingleKeysOn } from '../ui/page-keys.ts'
import { goKeys } from './go-keys.ts'

/** How long `g` waits for its letter. */
const waitMilliseconds = 1500

export interface FrameKeys {
  openSearch: () => void
  openKeys: () => void
}

/** Ctrl K everywhere; `?`, and `g` with a letter, where nobody types. */
export function useFrameKeys({ openSearch, openKeys }: FrameKeys): void {
  const { history } = useRouter()
  useHotkeys([['mod+K', openSearch]], [], true)
  useEffect(() => {
    let goneSince = Number.NEGATIVE_INFINITY
    function onKey(event: KeyboardEvent): void {
      if (!areSingleKeysOn() || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
      const isGoing = event.timeStamp - goneSince < waitMilliseconds
      goneSince = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      const target = goKeys.find(({ key }) => isGoing && key === event.key)
      if (target) history.push(target.to)
      else if (event.key === '?') openKeys()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [history, openKeys])
}

/** By a field, or by a dialog. */
function isTaken({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=dialog], [role=menu]',
    ) !== null
  )
}
