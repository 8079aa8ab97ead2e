import type { BareProblem } from '#contract/problem.ts'
import { checkOutput } from './check-output.ts'
import { isTrue, typeTerm } from './kinds.ts'
import { PARTS_LIMIT } from './limits.ts'
import { NO_TABLES, type LookupTables } from './lookups.ts'
import type { SealedEmailMessage, SealedMessage, SealedUrlMessage } from './message.ts'
import { partKeys } from './part-keys.ts'
import { errorInField, problemOf, RenderError } from './render-error.ts'
import type { Names } from './run.ts'
import type { CompiledTemplate, Rendered } from './template.ts'
import type { CompiledAddress, CompiledTrigger } from './trigger.ts'
import { opaqueFields, takeMarks, type WrittenSecret } from './secrets.ts'
import { elementsOf, SecretText, type DataObject, type Value } from './value.ts'

export interface SealInput {
  trigger: CompiledTrigger
  template: CompiledTemplate
  /** The parsed event; its top-level keys are the names a template sees, `payload` is the whole. */
  payload: Value
  /** `trigger.id` and `trigger.name`. */
  about: { id: string; name: string }
  /** RFC 3339 in UTC: `postback.sealedAt`. */
  sealedAt: string
  /** `postback.id`; called once a message. */
  newPostbackId: () => string
  isTest?: boolean
  /** The customer's, an IANA name; left out: UTC. */
  timeZone?: string
  /** The look-up tables of the event's customer. */
  tables?: LookupTables
  /** Only the first parts are sealed. */
  maxParts?: number
}

/** What a trigger makes of an event. */
export type Sealing =
  | { matched: false; reason: 'condition_false' | 'no_parts' }
  | { matched: true; postbacks: SealedPostback[] }

export interface SealedPostback {
  postbackId: string
  /** Which part of the event; null when the trigger sends the event as a whole. */
  part: Part | null
  /** null when it could not be rendered. */
  message: SealedMessage | null
  /** Why it could not be rendered. */
  problem: BareProblem | null
}

/** A part of an event. The key stays the same when the event is sealed again. */
interface Part {
  key: string
  index: number
}

const UTF8 = new TextEncoder()

/** Makes an event into messages. Never throws: what goes wrong with a payload becomes a postback with a problem. */
export function seal(input: SealInput): Sealing {
  const { trigger, payload } = input
  const about = { id: input.about.id, name: input.about.name }
  const own = { payload, trigger: about }
  const { tables = NO_TABLES, timeZone = 'UTC' } = input
  const names: Names = { data: payload, own, tables, timeZone }
  try {
    if (trigger.condition !== null && !isTrue(trigger.condition(names))) {
      return { matched: false, reason: 'condition_false' }
    }
    if (trigger.parts === null) return { matched: true, postbacks: [sealOne(input, own, null, null)] }
    const parts = partsOf(trigger.parts(names))
    if (parts.length === 0) {
      return { matched: false, reason: 'no_parts' }
    }
    if (parts.length > PARTS_LIMIT) {
      throw errorInField('too_many_parts', 'parts', 'too_many_parts', {
        limit: PARTS_LIMIT,
        count: parts.length,
      })
    }
    const keys = partKeys(parts)
    const postbacks = parts.slice(0, input.maxParts).map((value, index) => {
      return sealOne(input, { ...own, part: value }, { key: keys[index] ?? String(index), index }, null)
    })
    return { matched: true, postbacks }
  } catch (error) {
    return { matched: true, postbacks: [sealOne(input, own, null, error)] }
  }
}

function partsOf(value: Value): Value[] {
  if (value === undefined || value === null) return []
  const items = elementsOf(value)
  if (items !== null) return items
  throw errorInField('wrong_type', 'parts', 'parts_not_a_list', { type: typeTerm(value) })
}

/** @param failure what went wrong before any message could be made; null when nothing did */
function sealOne(input: SealInput, own: DataObject, part: Part | null, failure: unknown): SealedPostback {
  const postbackId = input.newPostbackId()
  if (failure !== null) return { postbackId, part, message: null, problem: problemOf(failure) }
  try {
    const postback = { id: postbackId, sealedAt: input.sealedAt }
    const { tables = NO_TABLES, timeZone = 'UTC' } = input
    const names: Names = { data: input.payload, own: { ...own, postback }, tables, timeZone }
    return {
      postbackId,
      part,
      message: messageOf(input.template, input.trigger.address, names),
      problem: null,
    }
  } catch (error) {
    return { postbackId, part, message: null, problem: problemOf(error) }
  }
}

function messageOf(template: CompiledTemplate, address: CompiledAddress, names: Names): SealedMessage {
  const secrets: WrittenSecret[] = []
  const rendered = template.render(names, secrets)
  if (address.channel === 'url') {
    if (rendered.format === 'email') throw new RenderError('channel_mismatch', 'mail_to_url')
    return urlMessage(template, rendered, secrets, address, names)
  }
  if (rendered.format !== 'email') throw new RenderError('channel_mismatch', 'not_a_mail')
  return emailMessage(rendered, address, names)
}

function urlMessage(
  template: CompiledTemplate,
  rendered: Exclude<Rendered, { format: 'email' }>,
  secrets: WrittenSecret[],
  address: Extract<CompiledAddress, { channel: 'url' }>,
  names: Names,
): SealedUrlMessage {
  const { text: body, places } = takeMarks(rendered.body, secrets)
  checkText(body, 'source')
  checkOutput(rendered.format, body)
  const hasSecrets = places.length > 0
  const readable = hasSecrets ? new SecretText({ from: 'body' }, body.length) : body
  const fields = hasSecrets ? rendered.fields && opaqueFields(rendered.fields) : rendered.fields
  const withBody: Names = { ...names, own: { ...names.own, body: readable, fields } }
  return {
    channel: 'url',
    method: address.method,
    url: address.url(withBody),
    headers: address.headers.map((header) => header(withBody)),
    contentType: address.contentType ?? template.contentType,
    body: UTF8.encode(body),
    places,
  }
}

function emailMessage(
  rendered: Extract<Rendered, { format: 'email' }>,
  address: Extract<CompiledAddress, { channel: 'email' }>,
  names: Names,
): SealedEmailMessage {
  const { subject, html, text } = rendered
  checkText(subject, 'subject')
  checkText(html, 'html')
  checkText(text, 'text')
  const to = address.to.flatMap((recipient) => recipient(names))
  if (to.length === 0) throw errorInField('no_recipient', 'to', 'no_recipient_left')
  const replyTo = address.replyTo?.(names) ?? []
  if (replyTo.length > 1) throw errorInField('invalid_address', 'replyTo', 'reply_to_one')
  return {
    channel: 'email',
    to,
    cc: address.cc.flatMap((recipient) => recipient(names)),
    bcc: address.bcc.flatMap((recipient) => recipient(names)),
    replyTo: replyTo[0] ?? null,
    subject,
    html,
    text,
  }
}

/** Half a character cannot be sent, and would silently become another one. */
function checkText(text: string, field: string): void {
  if (!text.isWellFormed()) throw errorInField('broken_text', field, 'half_character_in_output')
}
