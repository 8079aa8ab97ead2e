import type { Scope } from '#contract/endpoint.ts'
import type { ApiKey } from '#contract/keys.ts'

export interface ApiKeyRow {
  id: string
  name: string
  scope: Scope
  hint: string
  created_at: Date
  revoked_at: Date | null
}

export function presentKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    hint: row.hint,
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}
