import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { getEvent, listEvents, type EventSummary } from '#contract/events.ts'
import { parseExactly } from '../api/exact-json.ts'
import { read } from '../api/queries.ts'
import { useEditing } from './editing-context.ts'
import { recipientsFor, sampleNames, type SampleNames } from './evaluate.ts'

export type SourceKind = 'sample' | 'event' | 'pasted'

/** What a test is made with. */
export interface TestSource {
  /** What the request says of it; null while there is nothing. */
  body: { sampleId: string } | { eventId: string } | { payload: Record<string, unknown> } | null
  /** The latest real event of this kind; null: there is none. */
  event: EventSummary | null
  /** The pasted text is no object of JSON. */
  isUnreadable: boolean
  /** Who a mail would go to with it; null: not known (yet). */
  recipients: string[] | null
}

export function useTestSource(kind: SourceKind, pasted: string): TestSource {
  const { draft, sample, names } = useEditing()
  const { eventType, customerId } = draft
  const latest = useQuery({
    ...read(listEvents, {
      query: { eventType, limit: 1, ...(customerId === null ? {} : { customerId }) },
    }),
    enabled: kind === 'event' && eventType !== '',
  })
  const event = latest.data?.items[0] ?? null
  const detail = useQuery({
    ...read(getEvent, { params: { id: event?.id ?? '' } }),
    enabled: kind === 'event' && event !== null && draft.channel === 'email',
  })
  const payload = useMemo(() => (kind === 'pasted' ? objectIn(pasted) : null), [kind, pasted])
  const ownNames = namesFor(kind === 'event' ? detail.data?.payload : payload)
  const used = kind === 'sample' ? names : ownNames
  const recipients =
    draft.channel === 'email' && used !== null
      ? recipientsFor([...draft.to, ...draft.cc, ...draft.bcc], 'to', used.ofPart(draft.parts)).value
      : null
  return {
    body: bodyOf(kind, { sampleId: sample?.id, eventId: event?.id, payload }),
    event,
    isUnreadable: kind === 'pasted' && pasted.trim() !== '' && payload === null,
    recipients,
  }
}

function bodyOf(
  kind: SourceKind,
  of: { sampleId: string | undefined; eventId: string | undefined; payload: Record<string, unknown> | null },
): TestSource['body'] {
  const { sampleId, eventId, payload } = of
  if (kind === 'sample') return sampleId === undefined ? null : { sampleId }
  if (kind === 'event') return eventId === undefined ? null : { eventId }
  return payload === null ? null : { payload }
}

function namesFor(payload: unknown): SampleNames | null {
  if (payload === undefined || payload === null) return null
  return sampleNames(payload, { id: '', name: '' })
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value = parseExactly(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    // An object's keys are texts.
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
