import type { Customer } from '#contract/customers.ts'

export interface CustomerRow {
  id: string
  bucket: number
  reference_id: string
  name: string
  email: string | null
  locale: string
  time_zone: string
  state: 'active' | 'archived'
  revision: number
  created_at: Date
  updated_at: Date
}

/** The only way from a row to what the API answers. */
export function presentCustomer(row: CustomerRow): Customer {
  return {
    id: row.id,
    name: row.name,
    referenceId: row.reference_id,
    email: row.email,
    locale: row.locale,
    timeZone: row.time_zone,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    revision: row.revision,
  }
}
