import type { Api } from './api.ts'
import { bodyTemplate, mailTemplate } from './expected.ts'
import type { SampleEvent } from './samples.ts'

/** The customer whose system answers 500 twice before it takes anything. */
const unreliableCustomer = 'ACME'

/** Customers, templates and triggers, each trigger tested and then activated. */
export async function setUp(api: Api, events: SampleEvent[]): Promise<void> {
  const receiver = await api.receiverUrl()
  const json = await template(api, 'Order news', 'json', bodyTemplate)
  const mail = await template(api, 'On its way', 'email', mailTemplate)
  const customers = [...new Map(events.map(({ customer }) => [customer.referenceId, customer])).values()]
  for (const { name, referenceId, email } of customers) {
    const customer = await api.post<{ id: string }>('/api/v1/customers', { name, referenceId, email })
    const own = events.filter((event) => event.customer.referenceId === referenceId)
    for (const eventType of new Set(own.map(({ event }) => event.type))) {
      const way = referenceId === unreliableCustomer ? `fail/2/${eventType}` : 'hook'
      await trigger(api, own, {
        name: `${eventType} to ${name}`,
        customerId: customer.id,
        eventType,
        templateId: json,
        channel: 'url',
        url: `${receiver}/${way}/{{ order.referenceId }}`,
        method: 'POST',
        retry: { enabled: true, scheduleSeconds: [0, 0.5, 1, 2] },
      })
    }
    if (own.some(({ event }) => event.type === 'order.shipped')) {
      await trigger(api, own, {
        name: `Shipped, by mail, for ${name}`,
        customerId: customer.id,
        eventType: 'order.shipped',
        templateId: mail,
        channel: 'email',
        to: [email ?? `orders@${referenceId.toLowerCase()}.example`],
      })
    }
  }
}

async function template(api: Api, name: string, format: string, source: string | object): Promise<string> {
  const { id } = await api.post<{ id: string }>('/api/v1/templates', { name, format, source })
  await api.post(`/api/v1/templates/${id}/publish`, {})
  return id
}

async function trigger(
  api: Api,
  events: SampleEvent[],
  input: { name: string; eventType: string; [field: string]: unknown },
) {
  const { id } = await api.post<{ id: string }>('/api/v1/triggers', input)
  const payload = events.find(({ event }) => event.type === input.eventType)
  const test = await api.post<{ passed: boolean }>(`/api/v1/triggers/${id}/test`, { payload })
  if (!test.passed) throw new Error(`the test of “${input.name}” did not pass: ${JSON.stringify(test)}`)
  await api.post(`/api/v1/triggers/${id}/activate`, {})
}
