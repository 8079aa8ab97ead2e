import type { CustomerInput } from '#contract/customers.ts'
import type { TemplateInput } from '#contract/templates.ts'
import type { TriggerInput } from '#contract/triggers.ts'

/** What a made-up print house would have set up for one of its customers. */
export interface ExampleCustomer {
  customer: CustomerInput
  /** By a name that its triggers use. Each belongs to the customer, so that it can be found and archived again. */
  templates: Record<string, Omit<TemplateInput, 'customerId'>>
  triggers: ExampleTrigger[]
  /** Built-in samples that are sent as its events, in the order in which they happened. */
  events: string[]
}

interface ExampleTrigger {
  input: Omit<TriggerInput, 'customerId' | 'templateId'>
  template: string
  /** What it is tested with. */
  sample: string
}

/** The built-in receiver answers 500 as often as its path says, but for tests: so the trigger can be activated. */
const alwaysFails = 'fail/999999'

/**
 * The whole house. It sends to the built-in receiver and, where that is the mail server, to the built-in mailbox:
 * nothing of it leaves this machine.
 */
export function exampleHouse(receiverUrl: string): ExampleCustomer[] {
  return [nordlys(`${receiverUrl}/nordlys`), fjord(receiverUrl), blackbird(`${receiverUrl}/blackbird`)]
}

function nordlys(url: string): ExampleCustomer {
  const toErp = (name: string, eventType: string, sample: string): ExampleTrigger => ({
    input: { name, eventType, channel: 'url', url: `${url}/erp/{{ order.number }}` },
    template: 'status',
    sample,
  })
  return {
    customer: {
      name: 'Nordlys Plakater ApS',
      referenceId: 'EXAMPLE-NORDLYS',
      email: 'ordre@nordlys-plakater.example',
      locale: 'da',
      timeZone: 'Europe/Copenhagen',
    },
    templates: {
      status: {
        name: 'Ordrestatus til ERP',
        format: 'json',
        source: `{
  "ordre": "{{ order.number or order.referenceId }}",
  "status": "{{ event.type | replace("order.", "") }}",
  "tidspunkt": "{{ event.occurredAt }}",
  "bemaerkning": "{{ order.note | default("", true) }}",
  "linjer": [{% for item in order.items %}
    {"varenummer": "{{ item.sku }}", "navn": "{{ item.name }}", "antal": {{ item.quantity | int }}}{{ "," if not loop.last }}{% endfor %}
  ],
  "sporing": {{ (shipment.tracking.code if shipment and shipment.tracking else none) | tojson }}
}`,
      },
      mail: {
        name: 'Din ordre er på vej',
        format: 'email',
        source: {
          subject: 'Ordre {{ order.number or order.referenceId }} er på vej',
          html: `<h1>Så er den på vej</h1>
<p>Hej {{ customer.name }}</p>
<ul>{% for item in order.items %}<li>{{ item.quantity }} × {{ item.name }}</li>{% endfor %}</ul>
{% if shipment.tracking.url and shipment.tracking.code %}<p><a href="{{ shipment.tracking.url }}">Følg pakken {{ shipment.tracking.code }}</a></p>{% endif %}`,
        },
      },
    },
    triggers: [
      toErp('Modtaget til ERP', 'order.received', 'order-received'),
      toErp('Mislykket til ERP', 'order.failed', 'order-failed'),
      toErp('I produktion til ERP', 'order.in_production', 'order-in-production'),
      toErp('Afsendt til ERP', 'order.shipped', 'order-shipped-split'),
      {
        input: {
          name: 'Afsendt, på mail',
          eventType: 'order.shipped',
          channel: 'email',
          to: ['{{ customer.email }}'],
        },
        template: 'mail',
        sample: 'order-shipped-split',
      },
    ],
    // Nothing is set up for the cancellation and the return: events that matched nothing.
    events: [
      'order-received',
      'order-failed',
      'order-in-production',
      'order-cancelled-partial',
      'order-shipped-split',
      'order-returned',
    ],
  }
}

function fjord(receiverUrl: string): ExampleCustomer {
  return {
    customer: {
      name: 'Fjord Foto AB',
      referenceId: 'EXAMPLE-FJORD',
      email: 'order@fjord-foto.example',
      locale: 'en',
      timeZone: 'Europe/Stockholm',
    },
    templates: {
      line: {
        name: 'One line a message',
        format: 'text',
        source: '{{ event.occurredAt }};{{ event.type }};{{ order.number or order.referenceId }}',
      },
    },
    triggers: [
      {
        input: {
          name: 'Shipped to a server that is down',
          eventType: 'order.shipped',
          channel: 'url',
          url: `${receiverUrl}/${alwaysFails}/fjord`,
          retry: { scheduleSeconds: [0, 1, 1] },
        },
        template: 'line',
        sample: 'order-shipped-untracked',
      },
      {
        input: {
          name: 'Failed, for the planners',
          eventType: 'order.failed',
          channel: 'url',
          url: `${receiverUrl}/fjord/planning`,
          method: 'PUT',
          retry: { enabled: false },
        },
        template: 'line',
        sample: 'order-failed-sparse',
      },
    ],
    events: ['order-failed-sparse', 'order-shipped-untracked'],
  }
}

function blackbird(url: string): ExampleCustomer {
  return {
    customer: {
      name: 'Blackbird Books Ltd',
      referenceId: 'EXAMPLE-BLACKBIRD',
      email: 'hello@blackbird-books.example',
      locale: 'en',
      timeZone: 'Europe/London',
    },
    templates: {
      parcel: {
        name: 'Parcel news',
        format: 'json',
        source: `{
  "id": "{{ event.id }}",
  "what": "{{ event.type }}",
  "at": "{{ event.occurredAt }}",
  "order": "{{ order.referenceId }}",
  "parcel": "{{ (part.id or part.number) if part else "" }}"
}`,
      },
      mail: {
        name: 'Delivered, by mail',
        format: 'email',
        source: {
          subject: 'Order {{ order.number or order.referenceId }} has arrived',
          html: '<p>Dear {{ customer.name }},</p><p>your order was delivered. Enjoy the books!</p>',
        },
      },
    },
    triggers: [
      {
        input: {
          name: 'Shipped, parcel by parcel',
          eventType: 'order.shipped',
          channel: 'url',
          url: `${url}/parcels`,
          headers: { 'X-Order': '{{ order.referenceId }}' },
          parts: 'order.packages',
          ordered: true,
        },
        template: 'parcel',
        sample: 'order-shipped-single-us',
      },
      {
        input: {
          name: 'In transit, orders in dollars',
          eventType: 'order.in_transit',
          channel: 'url',
          url: `${url}/parcels`,
          condition: 'order.currency == "USD"',
        },
        template: 'parcel',
        sample: 'order-in-transit',
      },
      {
        input: {
          name: 'Delivered, by mail',
          eventType: 'order.delivered',
          channel: 'email',
          to: ['{{ customer.email }}'],
        },
        template: 'mail',
        sample: 'order-delivered',
      },
    ],
    events: ['order-shipped-single-us', 'order-in-transit', 'order-delivered', 'order-shipped-reprint'],
  }
}
