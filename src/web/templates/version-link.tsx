import { Link, useSearch } from '@tanstack/react-router'

/** Shows a version below the list. */
export function VersionLink({ id, number, isShown }: { id: string; number: number; isShown: boolean }) {
  const search: Record<string, string> = useSearch({ strict: false })
  return (
    <Link
      to="/templates/$id/versions"
      params={{ id }}
      search={{ ...search, version: String(number) }}
      aria-current={isShown ? 'true' : undefined}
    >
      {isShown ? <strong>v{number}</strong> : `v${number}`}
    </Link>
  )
}
