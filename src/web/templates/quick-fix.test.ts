import { expect, it } from 'vitest'
import type { Problem } from '#contract/problem.ts'
import type { Format } from '#contract/templates.ts'
import { checkText } from '#mapping/checks/checks.ts'
import { UNKNOWN } from '#mapping/shapes.ts'
import { compileTemplate } from '#mapping/template.ts'
import type { DataObject } from '#mapping/value.ts'
import { quickFix } from './quick-fix.ts'

const item = { sku: 'A', price: '1.50', count: 2 }
const samples: DataObject[] = [
  {
    event: { type: 'order.shipped' },
    order: { note: null, id: 'A', number: '7', items: [item], parcel: 'P' },
  },
  { event: { type: 'order.received' }, order: { note: null, id: 'A', number: '7', items: [item] } },
]
const events = { schema: UNKNOWN, eventTypes: ['order.received'], check: checkText }

/** The text with the first problem mended. */
function fixed(source: string, format: Format = 'json'): string | undefined {
  const [problem] = compileTemplate({ format, source, samples, events }).problems
  const change = problem && quickFix(problem, source, format)
  return change ? source.slice(0, change.from) + change.insert + source.slice(change.to) : undefined
}

it('gives null a default', () => {
  expect(fixed('{"a": "{{ order.note }}"}')).toBe('{"a": "{{ order.note | default("", true) }}"}')
  expect(fixed('{"a": "{{order.note-}}"}')).toBe('{"a": "{{order.note | default("", true)-}}"}')
})

it('writes the filter that was meant', () => {
  expect(fixed('{"a": "{{ order.id | uper }}"}')).toBe('{"a": "{{ order.id | upper }}"}')
})

it.each([
  ['{{ order.itmes | length }}', '{{ order.items | length }}'],
  ['{{ order["itmes"] | length }}', '{{ order["items"] | length }}'],
  ['{{ order.items | map(attribute="skuu") | join }}', '{{ order.items | map(attribute="sku") | join }}'],
  ['{{ order.parcel }}', '{{ order.parcel | default("") }}'],
  ['{{ order.items.sku }}', '{{ order.items | map(attribute="sku") | join(", ") }}'],
  ['{{ order.items.sku | upper }}', '{{ order.items[0].sku | upper }}'],
  ['{{ order.items ~ "x" }}', '{{ (order.items | join(", ")) ~ "x" }}'],
  ['{{ order.items > 2 }}', '{{ (order.items | length) > 2 }}'],
  ['{{ order.items[0].price * 2 }}', '{{ (order.items[0].price | decimal) * 2 }}'],
  ['{{ order.number == 7 }}', '{{ (order.number | int) == 7 }}'],
  ['{{ "%d" | format(order.number) }}', '{{ "%d" | format(order.number | int) }}'],
  ['{{ order.items[0].count == "2" }}', '{{ order.items[0].count == 2 }}'],
  [
    '{{ order.items | sum(attribute="price") }}',
    '{{ order.items | map(attribute="price") | map("decimal") | sum }}',
  ],
  [
    '{{ order.items | map(attribute="price") | sum }}',
    '{{ order.items | map(attribute="price") | map("decimal") | sum }}',
  ],
])('mends %s', (source, expected) => {
  expect(fixed(source, 'text')).toBe(expected)
  expect(compileTemplate({ format: 'text', source: expected, samples, events }).problems).toStrictEqual([])
})

it('gives a default that fits the place', () => {
  expect(fixed('{"a": "\\"{{ order.parcel }}"}')).toBe('{"a": "\\"{{ order.parcel | default("") }}"}')
  const json = '{"{{ order.id }}": {{ order.parcel | tojson }}, "b": {{ order.parcel }}}'
  const at = { code: 'path_absent', reason: 'path_absent', values: { read: 'order.parcel' }, line: 1 }
  const change = quickFix({ ...at, column: json.lastIndexOf('order') + 1 }, json, 'json')
  expect(change?.insert).toBe(' | default(none)')
})

it.each([
  '{{ order.note if order.id == "A" else "x" }}',
  '{{ order.note and order.id }}',
  '{% if order.items[0].count == "007" %}A{% endif %}',
])('offers nothing that would not mend %s', (source) => {
  expect(compileTemplate({ format: 'csv', source, samples, events }).problems).toHaveLength(1)
  expect(fixed(source, 'csv')).toBeUndefined()
})

it('leaves alone what needs a decision', () => {
  const problem: Problem = { code: 'syntax_error', severity: 'error', message: 'No.', phase: 'save', line: 1 }
  expect(quickFix(problem, '{{ a b }}')).toBeNull()
  const { line: _, ...placeless } = problem
  expect(quickFix(placeless, '')).toBeNull()
})
