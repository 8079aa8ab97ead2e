import type { EventSummary } from '#contract/events.ts'
import { sampleEvent } from './events.ts'
import type { TestPostbud } from './postbud.ts'

/** The example print house, and a customer of our own with one of everything; ids of what pages are about. */
export interface PrintHouse {
  customerId: string
  orderKey: string
  eventId: string
  templateIds: { code: string; email: string }
  triggerIds: { url: string; email: string }
  postbackIds: { sent: string; failed: string; mailed: string }
  lookupId: string
}

export async function loadPrintHouse(postbud: TestPostbud): Promise<PrintHouse> {
  await postbud.must('POST', '/api/v1/example')
  const customer = await postbud.customer({ name: 'Havfrue Foto', locale: 'da' })
  const code = await postbud.template({ name: 'Shipped, Havfrue format', customerId: customer.id })
  const email = await postbud.template({
    name: 'On its way, mail',
    format: 'email',
    source: { subject: 'On its way: {{ order.number }}', html: '<p>Hello <b>{{ order.number }}</b></p>' },
  })
  const of = { customerId: customer.id, eventType: 'order.shipped' }
  const url = await postbud.trigger({ ...of, name: 'Shipped to Havfrue', templateId: code })
  const mail = { ...of, name: 'Shipped, by mail', templateId: email, channel: 'email' }
  const emailTrigger = await postbud.trigger({
    ...mail,
    url: undefined,
    method: undefined,
    to: ['orders@havfrue.example'],
  })
  const refusing = await postbud.trigger({
    ...of,
    name: 'Shipped to a strict server',
    templateId: code,
    url: `${postbud.receiver.url}/strict`,
    condition: "order.number != ''",
  })
  // A condition that is false, for a line in the timeline that says why not.
  await postbud.trigger({ ...of, name: 'Only reprints', templateId: code, condition: 'false' })
  const lookup = await postbud.must<{ id: string }>('POST', '/api/v1/lookups', {
    name: 'carrier',
    entries: [{ key: 'GLS', value: '17' }],
    unknown: { kind: 'text', text: '99' },
  })
  postbud.receiver.answer(({ url }) => ({
    status: url === '/strict' ? 400 : 200,
    body: '{"error":"orderNo"}',
  }))
  const event = sampleEvent(customer.referenceId)
  const { id: eventId } = await postbud.must<{ id: string }>('POST', '/api/v1/events', event)
  const ids = new Map(
    (await postbud.postbacksOf(eventId)).map(({ id, triggerId }) => [triggerId, id] as const),
  )
  const final = async (triggerId: string) =>
    (await postbud.postback(ids.get(triggerId) ?? '', 'sent', 'failed')).id
  const [stored] = (await postbud.must<{ items: EventSummary[] }>('GET', '/api/v1/events?limit=1')).items
  return {
    customerId: customer.id,
    orderKey: stored?.order ?? '',
    eventId,
    templateIds: { code, email },
    triggerIds: { url, email: emailTrigger },
    postbackIds: {
      sent: await final(url),
      failed: await final(refusing),
      mailed: await final(emailTrigger),
    },
    lookupId: lookup.id,
  }
}
