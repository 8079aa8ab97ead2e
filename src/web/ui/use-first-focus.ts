import { useEffect, useRef, useState, type RefObject } from 'react'

/** Who opens a form to fill it in begins with its first field. */
export function useFirstFocus<T extends HTMLElement>(isWanted = true): RefObject<T | null> {
  const ref = useRef<T>(null)
  const [wanted] = useState(isWanted)
  useEffect(() => {
    if (wanted) ref.current?.focus()
  }, [wanted])
  return ref
}
