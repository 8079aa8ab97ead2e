import type { Lookup, LookupSummary } from '#contract/lookups.ts'

export interface LookupRow {
  id: string
  name: string
  customer_id: string | null
  /** In their order. */
  entries: [key: string, value: string][]
  unknown: Lookup['unknown']
  revision: number
  created_at: Date
  updated_at: Date
}

export function presentSummary(row: LookupRow): LookupSummary {
  return {
    id: row.id,
    name: row.name,
    customerId: row.customer_id,
    entryCount: row.entries.length,
    unknown: row.unknown,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    revision: row.revision,
  }
}

export function presentLookup(row: LookupRow, usedBy: Lookup['usedBy']): Lookup {
  const entries = row.entries.map(([key, value]) => ({ key, value }))
  return { ...presentSummary(row), entries, usedBy }
}
