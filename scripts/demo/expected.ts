import type { SampleEvent } from './samples.ts'

/** What a customer's system must get: written by hand, to hold against what the template made. */
export function expectedBody({ event, order, shipment }: SampleEvent): object {
  return {
    id: event.id,
    what: event.type.replace('order.', '').toUpperCase(),
    at: event.occurredAt,
    order: order.referenceId ?? order.number ?? '',
    note: order.note ?? '',
    pieces: order.items.reduce((sum, { quantity }) => sum + quantity, 0),
    lines: order.items.map((item, index) => ({
      line: index + 1,
      sku: item.sku,
      title: item.name,
      quantity: item.quantity,
      price: `${item.unitPrice.amount} ${item.unitPrice.currency}`,
    })),
    tracking: shipment?.tracking?.code ?? null,
  }
}

export const bodyTemplate = `{
  "id": "{{ event.id }}",
  "what": "{{ event.type | replace("order.", "") | upper }}",
  "at": "{{ event.occurredAt }}",
  "order": "{{ order.referenceId or order.number or "" }}",
  "note": "{{ order.note | default("", true) }}",
  "pieces": {{ order.items | sum(attribute="quantity") }},
  "lines": [{% for item in order.items %}
    {"line": {{ loop.index }}, "sku": "{{ item.sku }}", "title": "{{ item.name }}",
     "quantity": {{ item.quantity | int }},
     "price": "{{ item.unitPrice.amount }} {{ item.unitPrice.currency }}"}{{ "," if not loop.last }}{% endfor %}
  ],
  "tracking": {{ (shipment.tracking.code if shipment and shipment.tracking else none) | tojson }}
}`

export function expectedSubject({ order, shipment }: SampleEvent): string {
  return `Your order ${order.number ?? order.referenceId} is on its way with ${shipment?.method?.carrier ?? 'our carrier'}`
}

export const mailTemplate = {
  subject:
    'Your order {{ order.number or order.referenceId }} is on its way with ' +
    '{{ (shipment.method.carrier if shipment and shipment.method) or "our carrier" }}',
  html:
    '<h1>On its way</h1>\n<p>Dear {{ customer.name }},</p>\n<ul>' +
    '{% for item in order.items %}<li>{{ item.quantity }} × {{ item.name }}</li>{% endfor %}</ul>\n' +
    '{% if shipment and shipment.tracking %}<p><a href="{{ shipment.tracking.url }}">{{ shipment.tracking.code }}</a></p>{% endif %}',
}
