import { useEffect } from 'react'

/** For a dialog that is only there while it is open: what had the focus before gets it back. */
export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
}
