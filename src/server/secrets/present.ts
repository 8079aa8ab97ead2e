import type { Secret } from '#contract/secrets.ts'

/** A row without its value: what everything but an attempt reads. */
export interface SecretRow {
  id: string
  name: string
  customer_id: string | null
  created_at: Date
  updated_at: Date
}

export function presentSecret(row: SecretRow): Secret {
  return {
    id: row.id,
    name: row.name,
    customerId: row.customer_id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
