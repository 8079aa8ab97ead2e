import type { Endpoint, Scope } from '#contract/endpoint.ts'
import { ApiError } from './errors.ts'

/** Who calls: `who` is what the history shows. */
export interface Caller {
  who: string
  scope: Scope
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
  interface FastifyContextConfig {
    access?: Endpoint['access']
  }
}

/** The one place that decides who may call what. */
export function checkAccess(access: Endpoint['access'], scope: Scope): void {
  const allowed = access === 'public' || scope === 'admin' || access === scope
  if (!allowed) throw new ApiError('scope_insufficient')
}

/** @returns the key of an Authorization header */
export function bearerKey(header: string | undefined): string {
  const match = /^Bearer +(\S+)$/i.exec(header ?? '')
  if (!match?.[1]) throw new ApiError('key_required', { headers: { 'www-authenticate': 'Bearer' } })
  return match[1]
}
