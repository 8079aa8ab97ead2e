import type { FastifyRequest } from 'fastify'
import type { Problem } from '#contract/problem.ts'
import type { Format, Preview, PreviewInput } from '#contract/templates.ts'
import { JsonError, parseJson } from '#mapping/json.ts'
import { seal } from '#mapping/seal.ts'
import { compileTrigger } from '#mapping/trigger.ts'
import { isDictionary, type Value } from '#mapping/value.ts'
import type { Database } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import { exactMember } from '#server/http/exact-json.ts'
import { findSample } from '#server/samples/store.ts'
import { compileDraft, type CompiledDraft } from './compile.ts'
import { readContent, type TemplateContent } from './content.ts'
import { presentOutput } from './output.ts'
import { samplesFor } from './samples.ts'

/** Finds the payload of a stored event, null when there is none. */
export type ReadEventPayload = (eventId: string) => Promise<Uint8Array | null>

/**
 * Renders a template with one event the way a trigger would, and stores nothing. What is not chosen yet (an address,
 * recipients) is made up, so that it is no reason not to see the rest.
 * @throws ApiError payload_invalid, sample_unknown, event_unknown
 */
export async function previewTemplate(
  database: Database,
  eventPayload: ReadEventPayload,
  input: PreviewInput,
  request: FastifyRequest,
): Promise<Preview> {
  const content = readContent(input.format, input)
  const payload = await findPayload(database, eventPayload, input, request)
  const { template, problems } = compileFor(
    payload,
    input.format,
    content,
    await samplesFor(database.sql, []),
  )
  const { trigger, problems: more } = compileTrigger(rulesOf(input))
  const found = [...problems, ...more]
  if (!template || !trigger) return { outputs: [], problems: found }

  const sealing = seal({
    trigger,
    template,
    payload,
    about: { id: newPlainId(), name: 'Preview' },
    sealedAt: new Date().toISOString(),
    newPostbackId: newPlainId,
  })
  // Without a condition, what does not match is an event without parts.
  if (!sealing.matched) return { outputs: [], problems: found }
  const failures = sealing.postbacks.flatMap(({ problem }) => problem ?? [])
  if (failures.length > 0) return { outputs: [], problems: [...found, ...failures] }
  return { outputs: sealing.postbacks.map((sealed) => presentOutput(sealed, input)), problems: found }
}

/**
 * Compiles a template for one payload. Where the samples would have it refused, what this payload says counts, and
 * the errors become warnings: saved as it is, the template cannot be published without a sample like this one.
 */
function compileFor(
  payload: Value,
  format: Format,
  content: TemplateContent,
  samples: Value[],
): CompiledDraft {
  const draft = compileDraft(format, content, [payload, ...samples])
  if (draft.template) return draft
  const alone = compileDraft(format, content, [payload])
  if (!alone.template) return draft
  return { template: alone.template, problems: draft.problems.map(asWarning) }
}

function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' }
}

function rulesOf(input: PreviewInput): Parameters<typeof compileTrigger>[0] {
  const parts = input.parts ?? null
  if (input.format === 'email') {
    const to = ['preview@receiver.example']
    return { channel: 'email', condition: null, parts, to, cc: [], bcc: [], replyTo: null }
  }
  return {
    channel: 'url',
    condition: null,
    parts,
    url: input.url ?? 'https://receiver.example/',
    method: 'POST',
    headers: Object.entries(input.headers ?? {}),
    contentType: null,
  }
}

async function findPayload(
  database: Database,
  eventPayload: ReadEventPayload,
  input: PreviewInput,
  request: FastifyRequest,
): Promise<Value> {
  const named = [input.payload, input.sampleId, input.eventId].filter((way) => way !== undefined)
  if (named.length !== 1) {
    throw fieldError('payload_invalid', '', 'Give one of payload, sampleId and eventId.')
  }
  if (input.sampleId !== undefined) {
    const sample = await findSample(database, input.sampleId)
    if (!sample) throw fieldError('sample_unknown', '/sampleId')
    return readPayload(sample.payload)
  }
  if (input.eventId !== undefined) {
    const event = await eventPayload(input.eventId)
    if (!event) throw fieldError('event_unknown', '/eventId')
    return readPayload(event)
  }
  return readPayload(exactMember(request, 'payload') ?? new Uint8Array())
}

/** Reads an event so that every digit stays. */
function readPayload(json: Uint8Array): Value {
  try {
    const payload = parseJson(new TextDecoder().decode(json))
    if (isDictionary(payload)) return payload
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw new ApiError('payload_invalid', { message: error.message })
  }
  throw fieldError('payload_invalid', '/payload')
}
