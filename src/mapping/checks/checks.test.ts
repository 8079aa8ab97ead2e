import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eventSchema } from '#contract/event-types.ts'
import { worded } from '#contract/worded.ts'
import '../all.ts'
import { parseJson } from '../json.ts'
import { FAULT_LIMIT } from '../limits.ts'
import type { LookupTable } from '../lookups.ts'
import { schemaShape } from '../schema-shapes.ts'
import { compileTemplate } from '../template.ts'
import type { Value } from '../value.ts'
import { checkText } from './checks.ts'

const samples = globSync('fixtures/order-events/*.json').map((path) => parseJson(readFileSync(path, 'utf8')))
const schema = schemaShape(eventSchema)

interface Given {
  eventTypes?: string[]
  more?: Value[]
  table?: LookupTable
}

/** The warnings about a text: code, what stands at its place, and the reason. */
function found(source: string, { eventTypes = [], more = [], table }: Given = {}): string[] {
  const { problems } = compileTemplate({
    format: 'text',
    source,
    samples: [...more, ...samples],
    events: { schema, eventTypes, check: checkText },
    ...(table === undefined ? {} : { tables: new Map([['table', table]]) }),
  })
  return problems.map(({ code, severity, column = 1, reason }) => {
    expect(severity).toBe('warning')
    return `${code} ${/^\w+|./.exec(source.slice(column - 1))?.[0]} ${reason}`
  })
}

/** What is said to do about the first. */
function fixes(source: string, given: Given = {}): string[] {
  const { problems } = compileTemplate({
    format: 'text',
    source,
    samples,
    events: { schema, eventTypes: given.eventTypes ?? [], check: checkText },
  })
  return problems.map((problem) => worded(problem).fix ?? '')
}

const NEAR = 'unknown_path_near'

describe('a path that nobody has heard of', () => {
  it.each([
    ['{{ order.itmes }}', `unknown_path itmes ${NEAR}`],
    ['{{ ordr.id }}', `unknown_path ordr ${NEAR}`],
    ['{{ order.giftNote }}', 'unknown_path giftNote unknown_path'],
    ['{{ order["itmes"] }}', `unknown_path " ${NEAR}`],
    ['{{ payload.order.itmes }}', `unknown_path itmes ${NEAR}`],
    ['{{ order.items[0].skuu }}', `unknown_path skuu ${NEAR}`],
    ['{{ (order.items | first).skuu }}', ''],
    ['{{ order.packages[0].shipment.trackng.code }}', `unknown_path trackng ${NEAR}`],
    ['{% for item in order.items %}{{ itm.sku }}{% endfor %}', `unknown_path itm ${NEAR}`],
    ['{% for item in order.items %}{{ item.skuu }}{% endfor %}', `unknown_path skuu ${NEAR}`],
    ['{% set s = shipment.tracking %}{{ s.cod }}', `unknown_path cod ${NEAR}`],
    ['{{ order.items | map(attribute="skuu") | join }}', `unknown_path skuu ${NEAR}`],
    ['{{ order.items | sum(attribute="quantityy") }}', `unknown_path quantityy ${NEAR}`],
    ['{% for i in order.items | selectattr("skuu") %}{% endfor %}', `unknown_path skuu ${NEAR}`],
    ['{% if order.giftNote %}x{% endif %}', 'unknown_path giftNote unknown_path'],
    ['{{ order.createdAt.year }}', 'unknown_path year value_has_no_member'],
    // The worst kind: nothing would ever be seen of it.
    ['{{ shipment.trackng.code | default("") }}', `unknown_path trackng ${NEAR}`],
    ['{{ order.refrenceId | default("") }}', `unknown_path refrenceId ${NEAR}`],
    ['{% if order.refrenceId is defined %}x{% endif %}', `unknown_path refrenceId ${NEAR}`],
    ['{{ order.metadata.isRsh }}', `unknown_path isRsh ${NEAR}`],
    ['{{ trigger.name }}{{ triggr.name }}', `unknown_path triggr ${NEAR}`],
  ])('%s', (source, expected) => {
    expect(found(source)).toStrictEqual(expected === '' ? [] : [expected])
  })

  it.each([
    '{{ order.giftNote | default("") }}',
    '{{ order.giftNote is defined }}',
    '{% if order.giftNote is defined %}{{ order.channel.type }}{% endif %}',
    '{{ order.metadata.anything }}',
    '{{ order.items[0].attributes.colour }}',
    '{{ package.items[0].metadata["anything else"] }}',
    '{% for key, value in order.metadata.items() %}{{ key }}{{ value.x }}{% endfor %}',
    '{% for item in order.items %}{{ loop.index }}{{ loop.previtem.x }}{{ item.sku }}{% endfor %}',
    '{% set list = namespace(total=0) %}{% set list.total = 1 %}{{ list.total }}',
    '{% macro line(item, other=1) %}{{ item.sku }}{{ other.x }}{% endmacro %}{{ line(order.items[0]) }}',
    '{% for i in order.items %}{{ before.sku }}{% set before = i %}{% endfor %}',
    '{% if order.id %}{% set a = order.id %}{% else %}{% set a = order.items[0] %}{% endif %}{{ a.b }}',
    '{% with a = order.items[0] %}{{ a.sku }}{% endwith %}',
    '{% set text %}x{% endset %}{{ text | upper }}{% filter upper %}y{% endfilter %}',
    '{{ trigger.name }}{{ postback.id }}{{ part.sku }}{{ payload.event.id }}',
    '{% for g in order.items | groupby("sku") %}{{ g.grouper }}{{ g.list }}{% endfor %}',
    '{% macro m() %}{{ varargs | join }}{{ kwargs.x }}{% endmacro %}{{ m(1, x=2) }}',
    '{{ order.items | map(attribute="giftNote", default="") | join }}',
    '{{ order.items.0.sku }}{{ order.items[-1].sku }}{{ order.id[0] }}',
  ])('is none: %s', (source) => {
    expect(found(source)).toStrictEqual([])
  })

  it('is none where one sample has it', () => {
    const more = [parseJson('{"order": {"giftNote": "Hi", "parcels": [{"no": 1}]}}')]
    expect(found('{{ order.giftNote }}{{ order.parcels[0].no }}', { more })).toStrictEqual([])
    expect(found('{{ order.giftNot }}', { more })).toStrictEqual([`unknown_path giftNot ${NEAR}`])
  })
})

describe('a path that is missing in events of a type', () => {
  const eventTypes = ['order.received', 'order.shipped']

  it.each([
    ['{{ shipment.id }}', 'path_absent shipment path_absent'],
    ['{{ shipment.method.carrier }}', 'path_absent shipment path_absent_fails'],
    // It stands for the end only.
    ['{{ shipment.method.carrier | default("") }}', 'path_absent shipment path_absent_fails'],
    ['{% if shipment.method.carrier %}x{% endif %}', 'path_absent shipment path_absent_fails'],
    ['{% set s = shipment %}{{ s.id }}', 'path_absent s path_absent'],
    ['{{ order.packages[0].shipment.id }}', 'path_absent 0 path_absent_fails'],
    ['{{ shipment.id if order.id }}', 'path_absent shipment path_absent'],
    [
      '{% if event.type != "order.shipped" %}{{ shipment.id }}{% endif %}',
      'path_absent shipment path_absent',
    ],
  ])('%s', (source, expected) => {
    expect(found(source, { eventTypes })).toStrictEqual([expected])
  })

  it.each([
    '{{ shipment.id | default("") }}',
    '{{ shipment.id or "" }}',
    '{% if shipment.id %}x{% endif %}',
    '{% if shipment.id is defined %}{{ shipment.id }}{% endif %}',
    '{% if shipment %}{{ shipment.method.carrier }}{% endif %}',
    '{% if shipment and shipment.method.carrier %}x{% endif %}',
    '{{ shipment.method.carrier if shipment else "" }}',
    '{% if not shipment %}{% else %}{{ shipment.id }}{% endif %}',
    '{% if event.type == "order.shipped" %}{{ shipment.method.carrier }}{% endif %}',
    '{% if event.type == "order.received" %}{% elif order.id %}{{ shipment.id }}{% endif %}',
    '{% if event.type in ["order.shipped", "order.delivered"] %}{{ shipment.id }}{% endif %}',
    '{% set type = event.type %}{% if type == "order.shipped" %}{{ shipment.id }}{% endif %}',
    '{% if order.id | upper == "A" %}{{ shipment.method.carrier }}{% endif %}',
    '{% for parcel in order.packages %}{{ parcel.shipment.method.name }}{% endfor %}',
    '{% for parcel in order.packages %}{{ shipment.method.name }}{% endfor %}',
    '{% macro carrier() %}{{ shipment.method.name }}{% endmacro %}{% if shipment %}{{ carrier() }}{% endif %}',
    '{{ (shipment | default({}, true)).id }}',
    '{{ order.id }}',
  ])('is none: %s', (source) => {
    expect(found(source, { eventTypes })).toStrictEqual([])
  })

  it('is none while nobody knows which events come', () => {
    expect(found('{{ shipment.method.carrier }}')).toStrictEqual([])
    expect(found('{{ shipment.method.carrier }}', { eventTypes: ['order.shipped'] })).toStrictEqual([])
  })

  it('names the types', () => {
    const { problems } = compileTemplate({
      format: 'text',
      source: '{{ shipment.id }}',
      samples,
      events: { schema, eventTypes: ['order.failed', ...eventTypes], check: checkText },
    })
    expect(problems[0]?.values).toMatchObject({ types: 'order.failed, order.received', path: 'shipment' })
  })
})

describe('a list where one value is meant', () => {
  it.each([
    ['{{ order.items.sku }}', 'list_as_value sku list_has_no_member'],
    ['{{ order.packages[0].items.sku }}', 'list_as_value sku list_has_no_member'],
    ['{{ order.tags ~ "x" }}', 'list_as_value order list_joined'],
    ['{{ order.items + 1 }}', 'list_as_value order list_calculated'],
    ['{{ order.items > 2 }}', 'list_as_value order list_compared'],
    ['{{ order.tags == "rush" }}', 'list_as_value order list_compared'],
    ['{{ order.tags | upper }}', 'list_as_value order list_filtered'],
  ])('%s', (source, expected) => {
    expect(found(source)).toStrictEqual([expected])
  })

  it.each([
    '{{ order.items | map(attribute="sku") | join(", ") }}',
    '{{ order.items[0].sku }}{{ order.items | length > 2 }}{{ "rush" in order.tags }}',
    '{{ (order.tags + ["x"]) | join }}{{ order.tags == [] }}{{ order.tags | first | upper }}',
    '{{ order.tags | map("upper") | join }}{{ order.tags[:2] | join }}',
  ])('is none: %s', (source) => {
    expect(found(source)).toStrictEqual([])
  })
})

describe('types that do not go together', () => {
  it.each([
    ['{{ order.totals.total.amount * 2 }}', 'type_mismatch order text_calculated'],
    ['{{ 2 * order.items[0].unitPrice.amount }}', 'type_mismatch order text_calculated'],
    ['{{ order.totals.total.amount / 2 }}', 'type_mismatch order text_calculated'],
    ['{{ -order.totals.total.amount }}', 'type_mismatch order text_calculated'],
    ['{{ order.totals.total.amount + 1 }}', 'type_mismatch order text_added'],
    ['{% if order.totals.total.amount > 100 %}x{% endif %}', 'type_mismatch order text_compared'],
    ['{{ order.number == 100482 }}', 'type_mismatch order text_compared'],
    ['{{ order.items[0].quantity == "2" }}', 'type_mismatch " number_compared_with_text'],
    ['{{ order.number | date("%Y") }}', 'type_mismatch order path_no_date'],
    ['{{ order.totals.total.amount | round(2) }}', 'type_mismatch order text_calculated'],
    ['{{ "%.2f" | format(order.totals.total.amount) }}', 'type_mismatch order text_calculated'],
    ['{{ order.items | sum(attribute="unitPrice.amount") }}', 'type_mismatch sum texts_summed'],
    ['{{ order.items | map(attribute="unitPrice.amount") | sum }}', 'type_mismatch sum texts_summed'],
  ])('%s', (source, expected) => {
    expect(found(source)).toStrictEqual([expected])
  })

  it('two amounts written behind each other', () => {
    expect(found('{{ order.totals.tax.amount + order.totals.total.amount }}')).toStrictEqual([
      'type_mismatch order texts_added',
      'type_mismatch order texts_added',
    ])
  })

  it.each([
    '{{ order.totals.total.amount | decimal * 2 }}{{ (order.totals.total.amount | float) > 100 }}',
    '{{ order.items[0].quantity * 2 }}{{ order.items[0].quantity > 1 }}{{ order.number == "100482" }}',
    '{{ order.createdAt | date("%Y") }}{{ order.expectedDispatchDate | date_add(days=1) }}',
    '{{ "%s" | format(order.totals.total.amount) }}{{ "%s" % order.number }}{{ "%d" | format(2) }}',
    '{{ order.items | sum(attribute="quantity") }}',
    '{{ order.items | map(attribute="unitPrice.amount") | map("decimal") | sum }}',
    '{{ "=" * 20 }}{{ order.id + "-" + order.number }}{{ order.id * 2 }}',
  ])('is none: %s', (source) => {
    expect(found(source)).toStrictEqual([])
  })

  it.each([
    ['{{ order.totals.total.amount * 2 }}', 'Make it a number: (order.totals.total.amount | decimal).'],
    ['{{ order.totals.total.amount * 1.25 }}', 'Make it a number: (order.totals.total.amount | float).'],
    ['{{ order.number > 100 }}', 'Make it a number: (order.number | int).'],
  ])('the conversion of %s', (source, fix) => {
    expect(fixes(source)).toStrictEqual([fix])
  })
})

describe('a look-up table without some values of the samples', () => {
  const entries = new Map([['DK', 'Danmark']])
  const table: LookupTable = { entries, unknown: { kind: 'error' } }
  const source = '{{ lookups("table", order.shippingAddress.country) }}'

  it('names them', () => {
    expect(found(source, { table })).toStrictEqual(['lookup_not_covering ( lookup_not_covering'])
    const { problems } = compileTemplate({
      format: 'text',
      source,
      samples,
      tables: new Map([['table', table]]),
      events: { schema, eventTypes: [], check: checkText },
    })
    expect(problems[0]?.values).toStrictEqual({ table: 'table', values: '"US"', count: 1 })
  })

  it.each([
    ['the table answers', source, { entries, unknown: { kind: 'keep' } }],
    ['the call answers', '{{ lookups("table", order.shippingAddress.country, default="") }}', table],
    ['it has all', source, { entries: new Map([...entries, ['US', 'USA']]), unknown: { kind: 'error' } }],
    [
      'the others do not get there',
      `{% if order.shippingAddress.country == "DK" %}${source}{% endif %}`,
      table,
    ],
  ] as const)('is none: %s', (_, text, given) => {
    expect(found(text, { table: given })).toStrictEqual([])
  })
})

describe('what the schema alone says', () => {
  const json = (source: string) =>
    compileTemplate({
      format: 'json',
      source,
      samples: [parseJson('{"order": {"items": []}}')],
      events: { schema, eventTypes: [], check: checkText },
    })

  it.each([
    '{"n": {{ order.items[0].quantity }}}',
    '{"b": {{ shipment.isReshipment }}}',
    '{"l": {{ order.tags }}, "o": {{ order.totals }}}',
  ])('decides an unquoted hole: %s', (source) => {
    const { template, problems } = json(source)
    expect(problems).toStrictEqual([])
    // A published version keeps it.
    const { types } = template ?? {}
    expect(compileTemplate({ format: 'json', source, types }).template).not.toBeNull()
  })

  it('refuses text there, and warns of null inside quotes', () => {
    expect(json('{"n": {{ order.number }}}').problems.map(({ code }) => code)).toStrictEqual([
      'unquoted_text',
    ])
    expect(json('{"n": "{{ order.number }}"}').problems.map(({ code }) => code)).toStrictEqual([
      'null_possible',
    ])
  })
})

describe('null that is written as nothing', () => {
  const json = (source: string) =>
    compileTemplate({ format: 'json', source, samples }).problems.map(({ code }) => code)

  it.each([
    '{{ order.note }}',
    '{{ order.note if order.id }}',
    '{% if order.id %}{{ order.note }}{% endif %}',
  ])('%s', (source) => {
    expect(json(`"${source}"`)).toStrictEqual(['null_possible'])
  })

  it.each([
    '{% if order.note %}{{ order.note }}{% endif %}',
    '{% if order.id and order.note %}{% for i in order.items %}{{ order.note }}{% endfor %}{% endif %}',
    '{{ order.note if order.note else "" }}',
  ])('is none: %s', (source) => {
    expect(json(`"${source}"`)).toStrictEqual([])
  })
})

it('stops when enough has been told', () => {
  const source = '{{ a.b.c.d + order.itmes }}{% if order.id %}'.repeat(40) + '{% endif %}'.repeat(40)
  expect(found(source.repeat(20))).toHaveLength(FAULT_LIMIT)
})
