import * as samples from '#contract/samples.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { receiverName } from './receiver-start.ts'
import type { Start } from './start.ts'

/** The sample to show a new template with. An event of its own is kept as one; that it cannot be stops nobody. */
export async function sampleFor(start: Start | null, customerId: string | null): Promise<string | null> {
  if (start?.kind !== 'receiver' || start.event === null) return start?.sampleId ?? null
  const name = receiverName(start.receiver, currentLanguage())
  try {
    const query = { limit: 200, ...(customerId === null ? {} : { customerId }) }
    const { items } = await call(samples.listSamples, { query })
    const there = items.find((sample) => sample.name === name)
    if (there !== undefined) return there.id
    const { id } = await call(samples.createSample, { body: { name, payload: start.event, customerId } })
    await invalidate(samples.listSamples)
    return id
  } catch {
    return null
  }
}
