import { queryOptions, useQuery } from '@tanstack/react-query'
import { eventTypes } from '#contract/event-types.ts'
import * as events from '#contract/events.ts'
import * as samples from '#contract/samples.ts'
import type { Sample } from '#contract/samples.ts'
import { callText } from '../api/client.ts'
import { read } from '../api/queries.ts'
import type { Language } from '../i18n/i18n.ts'
import { isObject, readShown } from './sample-paths.ts'

/** The event that a template is shown with: a sample, or a real event. */
export type SampleChoice = { sampleId: string } | { eventId: string }

/** That, or an event that is kept nowhere yet. */
export type ShownEvent = SampleChoice | { payload: object }

/** @param customerId whose own samples are among them; null for those of everybody */
function samplesQuery(customerId: string | null) {
  return read(samples.listSamples, { query: { limit: 200, ...(customerId === null ? {} : { customerId }) } })
}

export function useSamples(customerId: string | null): Sample[] {
  return useQuery(samplesQuery(customerId)).data?.items ?? []
}

/** The chosen event's payload; undefined while it is fetched. */
export function usePayload(choice: SampleChoice | null): unknown {
  return useQuery({ ...payloadQuery(choice), enabled: choice !== null }).data
}

function payloadQuery(choice: SampleChoice | null) {
  return queryOptions({
    queryKey: ['payload', choice],
    queryFn: async ({ signal }) => {
      if (choice === null) return null
      const text =
        'eventId' in choice
          ? await callText(events.getEvent, { params: { id: choice.eventId }, signal })
          : await callText(samples.getSample, { params: { id: choice.sampleId }, signal })
      const answer = readShown(text)
      return isObject(answer) ? answer['payload'] : null
    },
    staleTime: Infinity,
  })
}

export function sampleName(sample: Sample, language: Language): string {
  return sample.labels?.[language] ?? sample.name
}

export function eventTypeName(type: string, language: Language): string {
  return eventTypes.find((known) => known.type === type)?.labels[language] ?? type
}

/** Samples by what happened, in the catalogue's order; what it does not know comes last. */
export function byEventType(list: Sample[]): { type: string; samples: Sample[] }[] {
  const types = [...eventTypes.map(({ type }): string => type), ...list.map(({ eventType }) => eventType)]
  return [...new Set(types)]
    .map((type) => ({ type, samples: list.filter(({ eventType }) => eventType === type) }))
    .filter((group) => group.samples.length > 0)
}

/** The first sample that people expect: something was shipped, in several parcels. */
export function firstSample(list: Sample[], eventType?: string): SampleChoice | null {
  const fitting = eventType === undefined ? list : list.filter((sample) => sample.eventType === eventType)
  const found = fitting.find(({ id }) => id === 'order-shipped-split') ?? fitting[0] ?? list[0]
  return found ? { sampleId: found.id } : null
}

export function choiceId(choice: ShownEvent | null): string {
  if (choice === null || 'payload' in choice) return ''
  return 'eventId' in choice ? choice.eventId : choice.sampleId
}
