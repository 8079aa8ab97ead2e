import { useNavigate, useSearch } from '@tanstack/react-router'

/** What the address says, and how to change it. Empty values leave the address; Back skips what was only typed. */
export function useAddress(): [
  search: Record<string, string>,
  change: (changes: Record<string, string | undefined>) => void,
] {
  const search: Record<string, string> = useSearch({ strict: false })
  const navigate = useNavigate()
  function change(changes: Record<string, string | undefined>): void {
    const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value)
    void navigate({ to: '.', search: Object.fromEntries(next), replace: true })
  }
  return [search, change]
}
