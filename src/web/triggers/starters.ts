import type { Format, Source } from '#contract/templates.ts'

const json = `{
  "event": "{{ event.type }}",
  "orderNumber": "{{ order.number }}",
  "status": "{{ order.status }}",
  "items": [
    {%- for item in order.items %}
    { "sku": "{{ item.sku }}", "quantity": {{ item.quantity }} }{{ "," if not loop.last }}
    {%- endfor %}
  ]
}
`

/** What a new template begins with: small, and right for every event. */
export function starterFor(format: Format): Source {
  switch (format) {
    case 'json':
      return json
    case 'email':
      return {
        subject: '{{ order.number }}: {{ order.status }}',
        html: '<p>{{ customer.name }}</p>\n<p>{{ order.number }}: {{ order.status }}</p>\n',
      }
    case 'xml':
      return '<order>\n  <number>{{ order.number }}</number>\n  <status>{{ order.status }}</status>\n</order>\n'
    case 'form':
      return 'number={{ order.number }}&status={{ order.status }}'
    case 'csv':
      return 'number,status\n{{ order.number }},{{ order.status }}\n'
    case 'text':
      return '{{ order.number }}: {{ order.status }}\n'
  }
}
