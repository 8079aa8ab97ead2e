import { createHmac } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eventSchema } from '#contract/event-types.ts'
import { worded } from '#contract/worded.ts'
import { canonicalMarkup } from '#test/canonical-markup.ts'
import {
  comparable,
  documentFile,
  documentsOf,
  eventOf,
  mailOf,
  receiversFolder,
  templateFiles,
  templateOf,
} from '#test/receiver-documents.ts'
import { checkText } from '../checks/checks.ts'
import { parseJson } from '../json.ts'
import type { LookupTables } from '../lookups.ts'
import type { Hmac, SealedEmailMessage, SealedUrlMessage, SecretPlace } from '../message.ts'
import { seal, type Sealing } from '../seal.ts'
import { schemaShape } from '../schema-shapes.ts'
import { compileTemplate } from '../template.ts'
import { compileTrigger, type TriggerRules } from '../trigger.ts'
import { getOwn, type Value } from '../value.ts'
import type { Receiver } from './receiver.ts'
import { receivers } from './receivers.ts'

const samples = globSync('fixtures/order-events/*.json').map((path) => parseJson(readFileSync(path, 'utf8')))

const schema = schemaShape(eventSchema)

const typeOf = (payload: Value) => getOwn(getOwn(payload, 'event'), 'type')

function rulesOf({ trigger }: Receiver): TriggerRules {
  const every = { condition: null, parts: null }
  return trigger.channel === 'url'
    ? { ...every, url: 'https://receiver.example/hook', ...trigger }
    : { ...every, ...trigger }
}

/** What a trigger made as the receiver needs it makes of an event. */
function sealing(receiver: Receiver, payload: Value): Sealing {
  const { format, lineEnds, lookups = {} } = receiver
  const tables: LookupTables = new Map(
    Object.entries(lookups).map(([name, entries]) => {
      return [name, { entries: new Map(Object.entries(entries)), unknown: { kind: 'error' } }]
    }),
  )
  const { template, problems } = compileTemplate({
    format,
    source: templateOf(receiver),
    // Its own event is unlike all others, and its trigger lets only such ones through.
    samples: receiver.sampleId === null ? [parseJson(eventOf(receiver))] : samples,
    tables,
    events: {
      schema,
      // A condition lets through what nobody knows.
      eventTypes: receiver.trigger.condition === undefined ? receiver.eventTypes : [],
      check: checkText,
    },
    ...(lineEnds === undefined ? {} : { lineEnds }),
  })
  const { trigger, problems: more } = compileTrigger(rulesOf(receiver))
  expect([...problems, ...more]).toStrictEqual([])
  if (template === null || trigger === null) throw new Error('does not compile')
  return seal({
    trigger,
    template,
    payload,
    tables,
    about: { id: 't1', name: 'Trigger' },
    sealedAt: '2026-10-02T14:21:08Z',
    newPostbackId: () => 'p1',
  })
}

function problemsOf(sealed: Sealing): unknown[] {
  return sealed.matched
    ? sealed.postbacks.flatMap(({ problem }) => (problem ? worded(problem).message : []))
    : []
}

/** The messages of the receiver's sample. */
function messages(receiver: Receiver): (SealedUrlMessage | SealedEmailMessage)[] {
  const sealed = sealing(receiver, parseJson(eventOf(receiver)))
  if (!sealed.matched) throw new Error(sealed.reason)
  expect(problemsOf(sealed)).toStrictEqual([])
  return sealed.postbacks.flatMap(({ message }) => message ?? [])
}

/** A message to a URL as an attempt sends it. */
type Sent = Omit<SealedUrlMessage, 'body'> & { body: string }

const sent = (receiver: Receiver) => messages(receiver).map((message) => asSent(message, receiver))

/** Fills in the secrets at their places. */
function asSent(message: SealedUrlMessage | SealedEmailMessage, { secrets = {} }: Receiver): Sent {
  if (message.channel === 'email') throw new Error('an e-mail')
  const fill = (sealed: Uint8Array, places: SecretPlace[], body = ''): string => {
    const pieces: Uint8Array[] = []
    let from = 0
    for (const { offset, secret, hmac } of places) {
      const key = secrets[secret] ?? '?'
      const value = hmac === undefined ? key : hashOf(hmac, key, body)
      pieces.push(sealed.subarray(from, offset), Buffer.from(value))
      from = offset
    }
    pieces.push(sealed.subarray(from))
    return Buffer.concat(pieces).toString()
  }
  const body = fill(message.body, message.places)
  const headers = message.headers.map(([name, value, places = []]): [string, string] => {
    return [name, fill(Buffer.from(value), places, body)]
  })
  return { ...message, body, headers }
}

function hashOf({ algorithm, encoding, signed }: Hmac, key: string, body: string): string {
  const text = {
    body: () => body,
    field: () => (signed.from === 'field' && new URLSearchParams(body).get(signed.field)) || '?',
    text: () => '?',
  }[signed.from]()
  return createHmac(algorithm, key).update(text).digest(encoding)
}

const found = (id: string) => {
  const receiver = receivers.find((one) => one.id === id)
  if (receiver === undefined) throw new Error(`no ${id}`)
  return receiver
}

it('has a template and a document for each, and no others', () => {
  const events = receivers.flatMap(({ id, sampleId }) => (sampleId === null ? [`${id}.event.json`] : []))
  const files = [...receivers.flatMap(templateFiles), ...receivers.map(documentFile), ...events]
  const there = globSync('*', { cwd: receiversFolder }).filter((name) => !name.endsWith('.ts'))
  expect(there.toSorted()).toStrictEqual(files.toSorted())
})

describe('each makes its document of its sample', () => {
  it.each(receivers.filter(({ format }) => format !== 'email'))('$id', (receiver) => {
    const bodies = sent(receiver).map(({ body }) => comparable(receiver.format, body))
    expect(bodies).toStrictEqual(documentsOf(receiver))
  })

  it.each(receivers.filter(({ format }) => format === 'email'))('$id', (receiver) => {
    const [message] = messages(receiver)
    if (message?.channel !== 'email') throw new Error('no e-mail')
    const { html, ...document } = mailOf(receiver)
    expect(message).toMatchObject(document)
    const tree = (markup: string) => canonicalMarkup(markup, { trimmed: false })
    expect(tree(message.html ?? '')).toStrictEqual(tree(html))
  })
})

it('makes a message of every event that its trigger lets through, or says what is missing', () => {
  const faults = receivers.flatMap((receiver) =>
    samples
      .filter((payload) => receiver.eventTypes.some((type) => type === typeOf(payload)))
      .flatMap((payload) => problemsOf(sealing(receiver, payload)).map((message) => [receiver.id, message])),
  )
  // The sample without tracking has items that are not of Shopify.
  expect(faults).toStrictEqual([['shopify-fulfillment', 'int does not work with undefined.']])
})

describe('the trigger gives what is around the body', () => {
  it('Order Desk: a header signs the field as its receiver reads it', () => {
    const [message] = sent(found('order-desk'))
    const order = new URLSearchParams(message?.body).get('order') ?? ''
    expect(message).toMatchObject({
      contentType: 'application/x-www-form-urlencoded',
      headers: [
        ['X-ORDER-DESK-STORE-ID', 'nordlys-dk'],
        ['X-ORDER-DESK-HASH', createHmac('sha256', 'the key of the store').update(order).digest('hex')],
      ],
    })
  })

  it.each([
    ['easypost-tracker', 'hmac-sha256-hex='],
    ['printify-shipment', 'sha256='],
  ])('%s: a header signs the body', (id, prefix) => {
    const [message] = sent(found(id))
    const hash = createHmac('sha256', 'the key you share').update(message?.body ?? '')
    expect(message?.headers).toStrictEqual([[expect.any(String), prefix + hash.digest('hex')]])
  })

  it('WooCommerce: the order is in the address', () => {
    expect(sent(found('woocommerce-order'))[0]).toMatchObject({
      method: 'PUT',
      url: 'https://shop.example/wp-json/wc/v3/orders/727',
    })
  })

  it('ShipStation: the query says what was sent', () => {
    const [message] = sent(found('shipstation-ship-notify'))
    expect(message?.url).toContain(
      '?action=shipnotify&order_number=PO-7731&carrier=UPS&service=UPS%20Ground&',
    )
  })

  it('SOAP: the action is in a header, the content type is that of SOAP 1.1', () => {
    expect(sent(found('soap-order-delivered'))[0]).toMatchObject({
      headers: [['SOAPAction', '"urn:example:orders:v1#OrderDelivered"']],
      contentType: 'text/xml; charset=utf-8',
    })
  })

  it('what signs with a secret is sealed without it, and without its hash', () => {
    for (const id of ['order-desk', 'easypost-tracker', 'printify-shipment']) {
      for (const message of messages(found(id))) {
        const stored = JSON.stringify({ ...message, body: '' })
        expect(stored).not.toMatch(/the key|[0-9a-f]{64}/)
        expect(stored).toContain('"algorithm":"sha256"')
      }
    }
  })

  it('Cloudprinter: secrets are not in what is stored', () => {
    for (const message of messages(found('cloudprinter-item-shipped'))) {
      if (message.channel === 'email') throw new Error('an e-mail')
      expect(new TextDecoder().decode(message.body)).not.toContain('whk_')
      expect(message.places.map(({ secret }) => secret)).toStrictEqual(['cloudsignalApiKey'])
    }
  })
})
