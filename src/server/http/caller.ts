import type { Role } from '#contract/accounts.ts'
import type { Endpoint, Scope } from '#contract/endpoint.ts'
import { ApiError } from './errors.ts'

/** A program with an API key. `who` is what the history shows. */
interface KeyCaller {
  who: string
  scope: Scope
}

/** Somebody who is signed in: `who` is their e-mail. */
export interface Person {
  who: string
  role: Role
  userId: string
  sessionId: string
}

export type Caller = KeyCaller | Person | { who: 'anonymous' }

/** @returns the person who calls, null for a key and for nobody */
export function personOf(caller: Caller): Person | null {
  return 'role' in caller ? caller : null
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
  interface FastifyContextConfig {
    access?: Endpoint['access']
  }
}

/** Who may call what. Everything about rights stands here. */
const allowed: Record<
  Exclude<Endpoint['access'], 'public'>,
  { roles: readonly Role[]; scopes: readonly Scope[] }
> = {
  read: { roles: ['viewer', 'operator', 'administrator'], scopes: ['read', 'admin'] },
  // From the console as well: an operator may try the API with an event.
  intake: { roles: ['operator', 'administrator'], scopes: ['intake', 'admin'] },
  operate: { roles: ['operator', 'administrator'], scopes: ['admin'] },
  admin: { roles: ['administrator'], scopes: ['admin'] },
}

/** The one place that decides who may call what. @throws ApiError */
export function checkAccess(access: Endpoint['access'], caller: Caller): void {
  if (access === 'public') return
  const { roles, scopes } = allowed[access]
  if ('role' in caller) {
    if (!roles.includes(caller.role)) throw new ApiError('role_insufficient')
  } else if ('scope' in caller) {
    if (!scopes.includes(caller.scope)) throw new ApiError('scope_insufficient')
  } else throw keyRequired()
}

/** @returns the key of an Authorization header; null for none, and for what a proxy's own sign-in leaves there */
export function bearerKey(header: string | undefined): string | null {
  return header === undefined ? null : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? null)
}

export function keyRequired(): ApiError {
  return new ApiError('key_required', { headers: { 'www-authenticate': 'Bearer' } })
}
