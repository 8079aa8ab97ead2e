import type { FastifyRequest } from 'fastify'
import type { Problem } from '#contract/problem.ts'
import type { Format, Preview, PreviewInput } from '#contract/templates.ts'
import { worded } from '#contract/worded.ts'
import { NO_TABLES, type LookupTables } from '#mapping/lookups.ts'
import { seal, type SealedPostback } from '#mapping/seal.ts'
import { Trace } from '#mapping/trace/trace.ts'
import { compileTrigger } from '#mapping/trigger.ts'
import type { Value } from '#mapping/value.ts'
import { timeZoneOf } from '#server/customers/time-zone.ts'
import type { Database } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import { tablesFor } from '#server/lookups/use.ts'
import { exactMember } from '#server/http/exact-json.ts'
import { choosePayload, type ReadEventPayload } from '#server/samples/payload.ts'
import { compileDraft, type CompiledDraft } from './compile.ts'
import { readContent, type TemplateContent } from './content.ts'
import { presentOutput } from './output.ts'
import { samplesFor } from './samples.ts'

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
  const payload = await chosenPayload(database, eventPayload, input, request)
  const trace = input.trace === true ? new Trace() : null
  const { sealed, problems } = await sealOnce(
    database,
    payload,
    input.format,
    content,
    rulesOf(input),
    input.customerId ?? null,
    triedTables(input),
    input.eventTypes,
    trace,
  )
  const outputs = sealed.map((one) => presentOutput(one, input))
  if (trace === null) return { outputs, problems }
  return { outputs, problems, trace: trace.entries, traceCut: trace.isCut }
}

/** @throws ApiError payload_invalid, sample_unknown, event_unknown */
export async function chosenPayload(
  database: Database,
  eventPayload: ReadEventPayload,
  input: { sampleId?: string; eventId?: string },
  request: FastifyRequest,
): Promise<Value> {
  return await choosePayload(database, eventPayload, {
    payload: exactMember(request, 'payload'),
    ...(input.sampleId === undefined ? {} : { sampleId: input.sampleId }),
    ...(input.eventId === undefined ? {} : { eventId: input.eventId }),
  })
}

/**
 * What a trigger with these rules makes of one event; nothing where there is an error.
 * @param tried look-up tables that go before those that are kept
 * @param eventTypes of the events that it is for; none: not known
 * @param trace takes what each hole did
 */
export async function sealOnce(
  database: Database,
  payload: Value,
  format: Format,
  content: TemplateContent,
  rules: Rules,
  customerId: string | null,
  tried: LookupTables = NO_TABLES,
  eventTypes: readonly string[] = [],
  trace: Trace | null = null,
): Promise<{ sealed: SealedPostback[]; problems: Problem[] }> {
  const tables = new Map([...(await tablesFor(database.sql, customerId)), ...tried])
  const samples = await samplesFor(database.sql, [])
  const { template, problems } = compileFor(
    payload,
    format,
    content,
    samples,
    customerId === null ? null : tables,
    eventTypes,
    trace,
  )
  const { trigger, problems: more } = compileTrigger(rules, trace ?? undefined)
  const found = [...problems, ...more.map(worded)]
  if (!template || !trigger) return { sealed: [], problems: found }

  const sealing = seal({
    trigger,
    template,
    payload,
    tables,
    timeZone: await timeZoneOf(database.sql, customerId),
    about: { id: newPlainId(), name: 'Preview' },
    sealedAt: new Date().toISOString(),
    newPostbackId: () => {
      trace?.nextOutput()
      return newPlainId()
    },
  })
  // Without a condition, what does not match is an event without parts.
  if (!sealing.matched) return { sealed: [], problems: found }
  const failures = sealing.postbacks.flatMap(({ problem }) => (problem ? worded(problem) : []))
  if (failures.length > 0) return { sealed: [], problems: [...found, ...failures] }
  return { sealed: sealing.postbacks, problems: found }
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
  tables: LookupTables | null,
  eventTypes: readonly string[],
  trace: Trace | null,
): CompiledDraft {
  const draft = compileDraft(format, content, [payload, ...samples], tables, eventTypes, trace)
  if (draft.template) return draft
  const alone = compileDraft(format, content, [payload], tables, eventTypes, trace)
  if (!alone.template) return draft
  return { template: alone.template, problems: draft.problems.map(asWarning) }
}

type Rules = Parameters<typeof compileTrigger>[0]

export function mailRules(parts: string | null, to: string[]): Rules {
  return { channel: 'email', condition: null, parts, to, cc: [], bcc: [], replyTo: null }
}

/** The tables that a preview brings along. */
function triedTables({ lookups = {} }: PreviewInput): LookupTables {
  return new Map(
    Object.entries(lookups).map(([name, entries]) => {
      return [name, { entries: new Map(Object.entries(entries)), unknown: { kind: 'error' } }]
    }),
  )
}

function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' }
}

function rulesOf(input: PreviewInput): Rules {
  const parts = input.parts ?? null
  if (input.format === 'email') return mailRules(parts, ['preview@receiver.example'])
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
