import type { Sample } from '#contract/samples.ts'
import type { BuiltInSample } from './built-in.ts'

export interface SampleRow {
  id: string
  name: string
  event_type: string
  customer_id: string | null
  source: 'pasted' | 'event'
  created_at: Date
}

export function presentSample(row: SampleRow): Sample {
  return {
    id: row.id,
    name: row.name,
    labels: null,
    eventType: row.event_type,
    source: row.source,
    customerId: row.customer_id,
    createdAt: row.created_at.toISOString(),
  }
}

export function presentBuiltIn(sample: BuiltInSample): Sample {
  return {
    id: sample.id,
    name: sample.name,
    labels: sample.labels,
    eventType: sample.eventType,
    source: 'built-in',
    customerId: null,
    createdAt: null,
  }
}
