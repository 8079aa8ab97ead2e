import type { Api } from './api.ts'

/** What a shop wants to hear when its order leaves: 1.3 KB for the sample that is sent. */
const template = `{
  "id": "{{ event.id }}",
  "type": "{{ event.type | replace("order.", "") | upper }}",
  "occurred_at": "{{ event.occurredAt }}",
  "order": {
    "reference": "{{ order.referenceId or order.number or "" }}",
    "shop": "{{ customer.name }}",
    "created_at": "{{ order.createdAt }}",
    "note": "{{ order.note | default("", true) }}",
    "currency": "{{ order.currency }}",
    "total": "{{ order.totals.total.amount }}",
    "pieces": {{ order.items | sum(attribute="quantity") }}
  },
  "ship_to": {
    "name": "{{ order.shippingAddress.firstName }} {{ order.shippingAddress.lastName }}",
    "company": {{ order.shippingAddress.companyName | tojson }},
    "street": "{{ order.shippingAddress.addressLine1 }}",
    "street2": "{{ order.shippingAddress.addressLine2 or "" }}",
    "zip": "{{ order.shippingAddress.postCode }}",
    "city": "{{ order.shippingAddress.city }}",
    "country": "{{ order.shippingAddress.country }}",
    "phone": "{{ order.shippingAddress.phone or "" }}"
  },
  "parcel": {
    "number": "{{ package.number }} of {{ package.count }}",
    "weight_kg": {{ package.weight / 1000 }},
    "carrier": "{{ shipment.method.carrier }}",
    "service": "{{ shipment.method.service }}",
    "tracking_code": {{ (shipment.tracking.code if shipment.tracking else none) | tojson }},
    "tracking_url": {{ (shipment.tracking.url if shipment.tracking else none) | tojson }},
    "shipped_at": "{{ shipment.shippedAt }}"
  },
  "lines": [{% for item in order.items %}
    {
      "line": {{ loop.index }},
      "sku": "{{ item.sku }}",
      "title": "{{ item.name }}",
      "quantity": {{ item.quantity | int }},
      "price": "{{ item.unitPrice.amount }} {{ item.unitPrice.currency }}"
    }{{ "," if not loop.last }}{% endfor %}
  ]
}`

export async function createTemplate(api: Api): Promise<string> {
  const { id } = await api.post<{ id: string }>('/api/v1/templates', {
    name: 'On its way',
    format: 'json',
    source: template,
  })
  await api.post(`/api/v1/templates/${id}/publish`, {})
  return id
}

/** A customer whose `order.shipped` goes to a URL, signed. @returns the reference its events carry */
export async function createCustomer(api: Api, templateId: string, index: number, url: string) {
  const referenceId = `SHOP-${index}`
  const { id: customerId } = await api.post<{ id: string }>('/api/v1/customers', {
    name: `Shop ${index}`,
    referenceId,
  })
  const { id } = await api.post<{ id: string }>('/api/v1/triggers', {
    name: `Shipped, to shop ${index}`,
    customerId,
    eventType: 'order.shipped',
    templateId,
    channel: 'url',
    url: `${url}/hooks/orders`,
    method: 'POST',
    retry: { enabled: true },
  })
  await api.post(`/api/v1/triggers/${id}/activate`, { override: 'a measurement' })
  return referenceId
}

/** What the receivers get for an event. */
export async function renderSample(api: Api, event: Buffer): Promise<string> {
  const { outputs } = await api.post<{ outputs: { body: string }[] }>('/api/v1/templates/preview', {
    format: 'json',
    source: template,
    payload: JSON.parse(event.toString()) as object,
  })
  const [output] = outputs
  if (!output) throw new Error('the sample could not be rendered')
  return output.body
}
