import { compileExpression } from '#mapping/expression.ts'
import type { SealedMessage } from '#mapping/message.ts'
import { seal, type SealedPostback } from '#mapping/seal.ts'
import { compileTrigger } from '#mapping/trigger.ts'
import { getOwn, type Value } from '#mapping/value.ts'
import type { Problem } from '#contract/problem.ts'
import type { TriggerTest } from '#contract/postbacks.ts'
import { inEnglish, worded } from '#contract/worded.ts'
import { timeZoneOf } from '#server/customers/time-zone.ts'
import type { Database } from '#server/db/database.ts'
import { newId } from '#server/db/ids.ts'
import { ApiError } from '#server/http/errors.ts'
import { tablesFor } from '#server/lookups/use.ts'
import { choosePayload, type PayloadChoice, type ReadEventPayload } from '#server/samples/payload.ts'
import type { Vault } from '#server/secrets/vault.ts'
import { compileDraftTemplate, loadDraft, type LoadedDraft } from '#server/triggers/draft.ts'
import { triggerRules } from '#server/triggers/rules.ts'
import { recordTest } from '#server/triggers/tested.ts'
import { attempt, type Channels } from './attempt.ts'
import type { AttemptResult } from './channels/attempt.ts'
import type { EmailChannel } from './channels/email.ts'
import { loadCredentials, secretNames } from './credentials.ts'
import { presentRequest } from './request.ts'

export interface TestOptions {
  database: Database
  vault: Vault
  channels: Channels
  /** The built-in mailbox: where a mail test goes that names nobody. */
  mailbox: EmailChannel
  eventPayload: ReadEventPayload
}

export interface TestInput extends PayloadChoice {
  to?: string[]
}

/** A test sends every part, but no more than these. */
const partsTested = 5

/**
 * Sends what the draft makes of one payload, really and at once: fresh ids, marked as a test, one attempt each and
 * no retry. The result is kept with a hash of what it covered, which activation asks for. A condition that is false,
 * or another event type, is not sent and not passed.
 * @throws ApiError not_found, trigger_archived, sample_unknown, event_unknown, payload_invalid
 */
export async function testTrigger(
  options: TestOptions,
  who: string,
  id: string,
  input: TestInput,
): Promise<TriggerTest> {
  const { database } = options
  const draft = await loadDraft(database.sql, id)
  if (!draft) throw new ApiError('not_found')
  if (draft.state === 'archived') throw new ApiError('trigger_archived')
  const payload = await choosePayload(database, options.eventPayload, input)
  const test = await run(options, draft, payload, input.to ?? null)
  await recordTest(database.sql, who, draft, test.passed)
  return test
}

async function run(
  options: TestOptions,
  draft: LoadedDraft,
  payload: Value,
  to: string[] | null,
): Promise<TriggerTest> {
  const { database, vault } = options
  const { content } = draft
  const type = getOwn(getOwn(payload, 'event'), 'type')
  if (type !== content.eventType) {
    return notSent(
      'event_type_differs',
      `This trigger is for ${content.eventType}, the payload is ${typeof type === 'string' ? `of ${type}` : 'of no type'}.`,
    )
  }
  const { template, problems: templateProblems } = await compileDraftTemplate(database.sql, draft.template)
  const { trigger, problems: triggerProblems } = compileTrigger(triggerRules(content))
  const problems = [...triggerProblems.map(worded), ...templateProblems]
  if (!template || !trigger) return { ...nothing, problems }
  const sealing = seal({
    trigger,
    template,
    payload,
    tables: await tablesFor(database.sql, draft.customerId),
    timeZone: await timeZoneOf(database.sql, draft.customerId),
    about: { id: draft.id, name: draft.name },
    sealedAt: new Date().toISOString(),
    newPostbackId: () => newId(0),
    isTest: true,
    maxParts: partsTested,
  })
  if (!sealing.matched) return notSent(sealing.reason, inEnglish(sealing.reason), problems)

  const success = content.success === null ? null : compileExpression(content.success, 'success').expression
  const names = new Set(sealing.postbacks.flatMap(({ message }) => (message ? secretNames(message) : [])))
  const credentials = await loadCredentials(database.sql, vault, draft.id, content, draft.customerId, [
    ...names,
  ])
  if ('missing' in credentials) return { ...nothing, problems: [...problems, worded(credentials.missing)] }
  const exchanges: TriggerTest['exchanges'] = []
  for (const sealed of sealing.postbacks) {
    if (!sealed.message) {
      if (sealed.problem) problems.push(worded(sealed.problem))
      continue
    }
    const message = addressed(sealed.message, to)
    const result = await attempt(channelsFor(options, to), {
      postbackId: sealed.postbackId,
      message,
      content,
      success,
      credentials,
      alreadyAccepted: [],
      isTest: true,
    })
    exchanges.push(presentExchange(sealed, message, result))
  }
  const [first] = exchanges
  const passed =
    exchanges.length > 0 &&
    exchanges.every(({ outcome }) => outcome === 'accepted') &&
    !problems.some(({ severity }) => severity === 'error')
  return { passed, request: first?.request ?? null, response: first?.response ?? null, exchanges, problems }
}

/** A mail to nobody in particular goes to the built-in mailbox; so do all while no mail server is set. */
function channelsFor({ channels, mailbox }: TestOptions, to: string[] | null): Channels {
  return { url: channels.url, email: to === null ? mailbox : (channels.email ?? mailbox) }
}

function addressed(message: SealedMessage, to: string[] | null): SealedMessage {
  return message.channel === 'email' && to !== null ? { ...message, to, cc: [], bcc: [] } : message
}

function presentExchange(
  sealed: SealedPostback,
  message: SealedMessage,
  result: AttemptResult,
): TriggerTest['exchanges'][number] {
  const { outcome, code, reason, milliseconds, response, recipients, request } = result
  const sent = 'headers' in request ? { headers: Object.fromEntries(request.headers) } : request
  return {
    part: sealed.part,
    outcome,
    code,
    reason,
    milliseconds,
    request: { ...presentRequest(sealed.postbackId, message), ...sent },
    response: response ? { ...response, body: Buffer.from(response.body).toString('utf8') } : null,
    recipients,
  }
}

const nothing: TriggerTest = { passed: false, request: null, response: null, exchanges: [], problems: [] }

function notSent(code: string, message: string, problems: Problem[] = []): TriggerTest {
  return { ...nothing, problems: [...problems, { code, severity: 'error', message, phase: 'render' }] }
}
