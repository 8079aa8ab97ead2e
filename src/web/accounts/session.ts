import { useSuspenseQuery } from '@tanstack/react-query'
import * as accounts from '#contract/accounts.ts'
import type { Role, Session, User } from '#contract/accounts.ts'
import { read } from '../api/queries.ts'

/** Who is signed in; the router has fetched it before any page is shown. */
export const sessionQuery = read(accounts.getSession, {})

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** @returns whether the one who is signed in may do what this role may */
export function useMay(role: Role): boolean {
  const { user } = useSession()
  return user !== null && ranks[user.role] >= ranks[role]
}

const ranks: Record<User['role'], number> = { viewer: 0, operator: 1, administrator: 2 }
