import { builtInSamples } from '#server/samples/built-in.ts'
import type { ExampleCustomer } from './house.ts'

const dayMilliseconds = 86_400_000

/** The part of a sample that is made the example customer's own. */
interface SampleEvent {
  event: { id: string; occurredAt: string }
  customer: { name: string; referenceId: string; email: string | null }
}

/** The state of an example customer that its events are made for. */
interface Round {
  revision: number
  updatedAt: string
}

/**
 * The built-in samples as events of one of the example's customers. They happen anew: the last of all samples the day
 * before the customer came, everything before it as long ago as in the samples. Made again for the same customer they
 * are the same, to the byte: sent twice, they count once. A customer that was archived and came back has another
 * revision, and new events.
 */
export function exampleEvents({ customer, events }: ExampleCustomer, round: Round): ExampleEvent[] {
  const days = Math.floor((Date.parse(round.updatedAt) - latestSample()) / dayMilliseconds) - 1
  return events.map((id) => {
    const event = parse(moveDates(textOf(id), days))
    event.event.id = `evt_example_${round.revision}_${id}`
    event.customer.name = customer.name
    event.customer.referenceId = customer.referenceId
    event.customer.email &&= customer.email ?? null
    return { occurredAt: event.event.occurredAt, bytes: Buffer.from(JSON.stringify(event)) }
  })
}

export interface ExampleEvent {
  occurredAt: string
  bytes: Buffer
}

function latestSample(): number {
  return Math.max(...builtInSamples().map(({ id }) => Date.parse(parse(textOf(id)).event.occurredAt)))
}

function textOf(id: string): string {
  const sample = builtInSamples().find((known) => known.id === id)
  if (!sample) throw new Error(`there is no sample ${id}`)
  return sample.payload.toString('utf8')
}

/** Samples are files of ours, whose shape is tested, and no number in them is too long to be parsed. */
function parse(text: string): SampleEvent {
  return JSON.parse(text) as SampleEvent
}

/** All dates in a sample, with or without a time, move by the same days. */
function moveDates(text: string, days: number): string {
  return text.replaceAll(/\b20\d\d-\d\d-\d\d(?=["T])/g, (date) =>
    new Date(Date.parse(date) + days * dayMilliseconds).toISOString().slice(0, 10),
  )
}
