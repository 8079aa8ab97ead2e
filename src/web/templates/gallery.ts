import type { Format, Source } from '#contract/templates.ts'
import type { Language } from '../i18n/i18n.ts'

/** Something to start from. What people read in it is in their language; names for programs are not translated. */
export interface StartingPoint {
  /** Its name and hint are texts of the namespace `templates`. */
  id: 'shipped' | 'everything' | 'items' | 'chat' | 'xml' | 'form' | 'csv' | 'status' | 'mail'
  format: Format
  /** The built-in sample that shows what it is for. */
  sampleId: string
  source: Record<Language, Source>
}

const shipped = `{
  "type": "{{ event.type }}",
  "eventId": "{{ event.id }}",
  "occurredAt": "{{ event.occurredAt }}",
  "order": {
    "reference": "{{ order.referenceId }}",
    "number": "{{ order.number | default("", true) }}"
  },
  "parcels": [
    {%- for parcel in order.packages %}
    {
      "number": {{ parcel.number }},
      "status": "{{ parcel.status }}",
      "carrier": "{{ parcel.shipment.method.carrier | default("", true) }}",
      "trackingCode": "{{ parcel.shipment.tracking.code | default("", true) }}",
      "trackingUrl": "{{ parcel.shipment.tracking.url | default("", true) }}"
    }{{ "," if not loop.last }}
    {%- endfor %}
  ]
}
`

const everything = `{
  "event": {{ event }},
  "customer": {{ customer }},
  "order": {{ order }},
  "package": {{ package }},
  "shipment": {{ shipment }},
  "failure": {{ failure }}
}
`

const items = `{
  "order": "{{ order.referenceId }}",
  "status": "{{ order.status }}",
  "lines": [
    {%- for item in order.items %}
    {
      "line": {{ item.lineNumber }},
      "sku": "{{ item.sku }}",
      "name": "{{ item.name }}",
      "quantity": {{ item.quantity }}
    }{{ "," if not loop.last }}
    {%- endfor %}
  ],
  "pieces": {{ order.items | sum(attribute="quantity") }}
}
`

const chat = {
  en: `{
  "text": "Order {{ order.referenceId }} for {{ customer.name }}: {{ order.status }}",
  "blocks": [
    {
      "type": "section",
      "text": {
        "type": "mrkdwn",
        "text": "*Order {{ order.referenceId }}* is now *{{ order.status }}*\\n{{ order.items | length }} lines, {{ customer.name }}"
      }
    }
  ]
}
`,
  da: `{
  "text": "Ordre {{ order.referenceId }} for {{ customer.name }}: {{ order.status }}",
  "blocks": [
    {
      "type": "section",
      "text": {
        "type": "mrkdwn",
        "text": "*Ordre {{ order.referenceId }}* er nu *{{ order.status }}*\\n{{ order.items | length }} linjer, {{ customer.name }}"
      }
    }
  ]
}
`,
}

const status = {
  en: `Order {{ order.referenceId }} is now: {{ order.status }}
{% for item in order.items %}
{{ item.quantity }} x {{ item.name }}
{%- endfor %}
{% for parcel in order.packages if parcel.shipment.tracking %}
Parcel {{ parcel.number }} of {{ parcel.count }}: {{ parcel.shipment.tracking.url }}
{%- endfor %}
`,
  da: `Ordre {{ order.referenceId }} er nu: {{ order.status }}
{% for item in order.items %}
{{ item.quantity }} x {{ item.name }}
{%- endfor %}
{% for parcel in order.packages if parcel.shipment.tracking %}
Pakke {{ parcel.number }} af {{ parcel.count }}: {{ parcel.shipment.tracking.url }}
{%- endfor %}
`,
}

const mail = {
  en: {
    subject: 'Your order {{ order.referenceId }} has been sent',
    html: `<p>Hi {{ order.shippingAddress.firstName | default("there", true) }}</p>
<p>Your order <b>{{ order.referenceId }}</b> has been sent in {{ order.packages | length }} {{ "parcel" if order.packages | length == 1 else "parcels" }}.</p>
{% for parcel in order.packages %}
<h3>Parcel {{ parcel.number }} of {{ parcel.count }}</h3>
{% if parcel.shipment.tracking.url %}
<p><a href="{{ parcel.shipment.tracking.url }}">Follow your parcel</a></p>
{% endif %}
{% endfor %}
<ul>
{% for item in order.items %}
  <li>{{ item.quantity }} × {{ item.name }}</li>
{% endfor %}
</ul>
<p>Kind regards<br>{{ customer.name }}</p>
`,
  },
  da: {
    subject: 'Din ordre {{ order.referenceId }} er afsendt',
    html: `<p>Hej {{ order.shippingAddress.firstName | default("", true) }}</p>
<p>Din ordre <b>{{ order.referenceId }}</b> er afsendt i {{ order.packages | length }} {{ "pakke" if order.packages | length == 1 else "pakker" }}.</p>
{% for parcel in order.packages %}
<h3>Pakke {{ parcel.number }} af {{ parcel.count }}</h3>
{% if parcel.shipment.tracking.url %}
<p><a href="{{ parcel.shipment.tracking.url }}">Følg din pakke</a></p>
{% endif %}
{% endfor %}
<ul>
{% for item in order.items %}
  <li>{{ item.quantity }} × {{ item.name }}</li>
{% endfor %}
</ul>
<p>Venlig hilsen<br>{{ customer.name }}</p>
`,
  },
}

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<order type="{{ event.type }}">
  <reference>{{ order.referenceId }}</reference>
  <status>{{ order.status }}</status>
  {%- for item in order.items %}
  <line number="{{ item.lineNumber }}">
    <sku>{{ item.sku }}</sku>
    <name>{{ item.name }}</name>
    <quantity>{{ item.quantity }}</quantity>
  </line>
  {%- endfor %}
</order>
`

const form = `event={{ event.type }}&order={{ order.referenceId }}&status={{ order.status }}&tracking={{ shipment.tracking.code if shipment }}
`

const csv = `order,line,sku,name,quantity
{% for item in order.items -%}
{{ order.referenceId }},{{ item.lineNumber }},{{ item.sku }},{{ item.name }},{{ item.quantity }}
{% endfor %}
`

export const gallery: readonly StartingPoint[] = [
  { id: 'shipped', format: 'json', sampleId: 'order-shipped-split', source: { en: shipped, da: shipped } },
  { id: 'items', format: 'json', sampleId: 'order-received', source: { en: items, da: items } },
  {
    id: 'everything',
    format: 'json',
    sampleId: 'order-received',
    source: { en: everything, da: everything },
  },
  { id: 'chat', format: 'json', sampleId: 'order-received', source: chat },
  { id: 'xml', format: 'xml', sampleId: 'order-received', source: { en: xml, da: xml } },
  { id: 'form', format: 'form', sampleId: 'order-shipped-split', source: { en: form, da: form } },
  { id: 'csv', format: 'csv', sampleId: 'order-received', source: { en: csv, da: csv } },
  { id: 'status', format: 'text', sampleId: 'order-shipped-split', source: status },
  { id: 'mail', format: 'email', sampleId: 'order-shipped-split', source: mail },
]

/** Nothing yet, in the form the format wants. */
export function emptySource(format: Format): Source {
  if (format === 'email') return { subject: '', html: '' }
  if (format === 'xml') return '<?xml version="1.0" encoding="UTF-8"?>\n<order>\n  \n</order>\n'
  return format === 'json' ? '{\n  \n}\n' : ''
}
