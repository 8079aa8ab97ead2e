import type { ReceiverSheet } from '#contract/receiver-sheet.ts'
import { maskedText } from '#mapping/masked-text.ts'
import type { SealedUrlMessage } from '#mapping/message.ts'
import { seal } from '#mapping/seal.ts'
import { compileTrigger } from '#mapping/trigger.ts'
import type { Value } from '#mapping/value.ts'
import { timeZoneOf } from '#server/customers/time-zone.ts'
import type { Database } from '#server/db/database.ts'
import { newId } from '#server/db/ids.ts'
import { ApiError } from '#server/http/errors.ts'
import { tablesFor } from '#server/lookups/use.ts'
import { builtInSamples } from '#server/samples/built-in.ts'
import { readPayload } from '#server/samples/read-payload.ts'
import { findSample } from '#server/samples/store.ts'
import type { TriggerContent, UrlDelivery } from '#server/triggers/content.ts'
import { compileDraftTemplate, draftTemplate } from '#server/triggers/draft.ts'
import { readTriggerRow, type TriggerRow } from '#server/triggers/rows.ts'
import { triggerRules } from '#server/triggers/rules.ts'
import { withSecret } from '#server/triggers/sign-in.ts'
import { isSecretShown, isSigned } from '#server/triggers/signing-key.ts'
import type { UrlCredentials } from './channels/attempt.ts'
import { secretNames } from './credentials.ts'
import { prepareRequest } from './channels/request.ts'

export interface ReceiverSheetOptions {
  database: Database
  userAgent: string
}

/** Signs the sample request. Nothing real is ever signed with it. */
const sampleSecret = `whsec_${Buffer.from('Postbud: a secret for samples only').toString('base64')}`
/** Stands where a secret would; what is shown of it is masked all the same. */
const madeUp = 'secret'

/** What a customer's developer needs to receive a trigger's messages. No real secret is read for it. */
export async function receiverSheet(
  { database, userAgent }: ReceiverSheetOptions,
  id: string,
): Promise<ReceiverSheet> {
  const { sql } = database
  const row = await readTriggerRow(sql, id)
  if (!row) throw new ApiError('not_found')
  const content = row.live_content ?? row.draft
  const signed = isSigned(content)
  return {
    triggerId: id,
    name: row.name,
    customerName: row.customer_name,
    eventType: content.eventType,
    channel: content.delivery.channel,
    request: await sampleRequest(database, row, content, userAgent),
    signed,
    sampleSecret: signed ? sampleSecret : null,
    secretShown: await isSecretShown(sql, id),
    ordered: content.ordered,
    retry: { enabled: content.retry.enabled, scheduleSeconds: content.retry.scheduleSeconds },
    timeoutSeconds: content.timeoutSeconds,
  }
}

/** As an attempt would write it; null for mail, and when no sample gives a message. */
async function sampleRequest(
  database: Database,
  row: TriggerRow,
  content: TriggerContent,
  userAgent: string,
): Promise<ReceiverSheet['request']> {
  const { delivery } = content
  if (delivery.channel === 'email') return null
  const { sql } = database
  const template = await draftTemplate(sql, content)
  const compiled = (await compileDraftTemplate(sql, template)).template
  // Which events are sent is another matter than what they look like.
  const { trigger } = compileTrigger({ ...triggerRules(content), condition: null })
  if (!compiled || !trigger) return null
  const tables = await tablesFor(sql, row.customer_id)
  const timeZone = await timeZoneOf(sql, row.customer_id)
  for (const payload of await samplesOf(database, template.sampleIds, content.eventType)) {
    const postbackId = newId(0)
    const sealing = seal({
      trigger,
      template: compiled,
      payload,
      tables,
      timeZone,
      about: { id: row.id, name: row.name },
      sealedAt: new Date().toISOString(),
      newPostbackId: () => postbackId,
      maxParts: 1,
    })
    const message = sealing.matched ? (sealing.postbacks[0]?.message ?? null) : null
    if (message?.channel === 'url') return shown(postbackId, message, delivery, userAgent)
  }
  return null
}

/** The template's own samples first, then those that Postbud brings along. */
async function samplesOf(database: Database, sampleIds: string[], eventType: string): Promise<Value[]> {
  const ids = [...sampleIds, ...builtInSamples().map(({ id }) => id)]
  const found = await Promise.all(ids.map((id) => findSample(database, id)))
  return found.flatMap((sample) => (sample?.eventType === eventType ? [readPayload(sample.payload)] : []))
}

function shown(
  postbackId: string,
  message: SealedUrlMessage,
  delivery: UrlDelivery,
  userAgent: string,
): ReceiverSheet['request'] {
  const { auth, headers, signing } = delivery
  const credentials: UrlCredentials = {
    signingKeys: signing.type === 'none' ? [] : [sampleSecret],
    auth: auth && withSecret(auth, madeUp),
    secretHeaders: headers.flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [] : [[name, madeUp]],
    ),
    secrets: Object.fromEntries(secretNames(message).map((name) => [name, madeUp])),
  }
  const attempt = { postbackId, message, credentials, isTest: false }
  const request = prepareRequest(attempt, userAgent, Date.now()).shown
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: maskedText(message.body, message.places),
  }
}
