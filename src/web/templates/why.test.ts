import { expect, test } from 'vitest'
import { compileTemplate } from '#mapping/template.ts'
import { Trace } from '#mapping/trace/trace.ts'
import type { DataObject } from '#mapping/value.ts'
import { whyOf } from './why.ts'

const EVENT: DataObject = {
  order: {
    number: '100482',
    note: '',
    tags: [],
    address: { city: 'Aarhus', state: null },
    items: [{ sku: 'A', quantity: 2 }],
  },
}

/** Why the last thing that is empty, or that failed, is so. */
function why(source: string) {
  const tracer = new Trace()
  const { template } = compileTemplate({ format: 'text', source, samples: [EVENT], tracer })
  try {
    template?.render({ data: EVENT, own: {} })
  } catch {
    // The trace says it.
  }
  const entry = tracer.entries.findLast(({ empty, failed }) => empty || failed)
  const found = entry === undefined ? null : whyOf(entry)
  return found === null ? null : [found.reason, found.values, found.fix]
}

test.each([
  ['{{ order.address.zip }}', ['noKey', { object: 'order.address', key: 'zip' }, 'default']],
  ['{{ order.adress.zip }}', ['noKey', { object: 'order', key: 'adress' }, 'nearest']],
  ['{{ order.vat | default("") }}', ['noKey', { object: 'order', key: 'vat' }, 'sample']],
  ['{{ parcel }}', ['noName', { name: 'parcel' }, 'default']],
  ['{{ order.items[3] }}', ['noElement', { list: 'order.items', size: 1 }, 'default']],
  ['{{ order.items.sku }}', ['ofElements', { list: 'order.items', key: 'sku' }, 'each']],
  [
    '{{ order.number.first }}',
    ['noKeys', { object: 'order.number', json: '"100482"', key: 'first' }, 'default'],
  ],
  ['{{ order.address.state }}', ['null', { expression: 'order.address.state' }, 'defaultTrue']],
  ['{{ order.address.state | default("") }}', ['null', { expression: 'order.address.state' }, 'defaultTrue']],
  ['{{ order.note }}', ['emptyText', { expression: 'order.note' }, 'defaultTrue']],
  ['{% for tag in order.tags %}{% endfor %}', ['emptyList', { expression: 'order.tags' }, 'sample']],
  [
    '{{ order.items | map(attribute="note") | select | join }}',
    ['gives', { expression: 'order.items | map(attribute="note") | select', json: '[]' }, 'defaultTrue'],
  ],
  ['{% for i in order.items if i.quantity > 5 %}{% endfor %}', ['filtered', {}, null]],
  [
    '{% if order.number == "1" %}{% endif %}',
    ['gives', { expression: 'order.number', json: '"100482"' }, null],
  ],
  ['{% if order.gift %}{% endif %}', ['noKey', { object: 'order', key: 'gift' }, null]],
  ['{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}', ['nothing', { expression: 'x' }, 'default']],
  ['{% set to = order.billing %}{{ to.city }}', ['noKey', { object: 'order', key: 'billing' }, 'outer']],
  ['{% for i in order.address.state %}{% endfor %}', ['null', { expression: 'order.address.state' }, 'list']],
])('says why and what to do: %s', (source, expected) => {
  expect(why(source)).toEqual(expected)
})
