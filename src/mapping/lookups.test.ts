import { describe, expect, test } from 'vitest'
import type { LookupTables } from './lookups.ts'
import { problemOf } from './render-error.ts'
import { compileTemplate } from './template.ts'
import type { Value } from './value.ts'

const tables: LookupTables = new Map([
  ['carrier', { entries: new Map([['GLS', '17']]), unknown: { kind: 'error' } }],
  ['state', { entries: new Map([['1', 'one']]), unknown: { kind: 'keep' } }],
  ['size', { entries: new Map(), unknown: { kind: 'text', text: 'other' } }],
])
const payload: Value = { carrier: 'GLS', other: 'DHL', number: 1, nothing: null }

function output(source: string, given: LookupTables = tables): string {
  const { template, problems } = compileTemplate({ format: 'text', source, samples: [payload], tables })
  if (template === null) return `save: ${problems.map(({ code }) => code).join(' ')}`
  try {
    const rendered = template.render({ data: payload, own: { payload }, tables: given })
    return rendered.format === 'email' ? '' : rendered.body
  } catch (error) {
    return `render: ${problemOf(error).code}`
  }
}

describe('look-up tables', () => {
  test.each([
    ['{{ lookups("carrier", carrier) }}', '17'],
    ['{{ lookups({"carrier": carrier}, strict=False, default="") }}', '17'],
    ['{{ lookups("carrier", other) }}', 'render: lookup_missing'],
    ['{{ lookups("carrier", other, default="?") }}', '?'],
    ['[{{ lookups({"carrier": other}, strict=False) }}]', '[]'],
    ['[{{ lookups({"carrier": other}, strict=False, default="") }}]', '[]'],
    ['{{ lookups("carrier", nothing) }}', 'render: lookup_missing'],
    ['{{ lookups("carrier", missing, default="none") }}', 'none'],
    ['{{ lookups("state", number) }}', 'one'],
    ['{{ lookups("state", other) }}', 'DHL'],
    ['{{ lookups("state", other, strict=true) }}', 'render: lookup_missing'],
    ['{{ lookups("size", other) | upper }}', 'OTHER'],
    ['{{ lookups("carier", other) }}', 'save: unknown_lookup'],
    ['{{ lookups(other, carrier) }}', 'save: wrong_arguments'],
    ['{{ lookups("carrier") }}', 'save: wrong_arguments'],
    ['{{ lookups({"carrier": carrier, "state": 1}) }}', 'save: wrong_arguments'],
    ['{{ lookups("carrier", other, nope=1) }}', 'save: wrong_arguments'],
    ['{{ lookups }}', 'save: not_supported'],
  ])('%s', (source, expected) => {
    expect(output(source)).toBe(expected)
  })

  test('a table that is gone is an error, not an empty text', () => {
    expect(output('{{ lookups("carrier", carrier) }}', new Map())).toBe('render: lookup_unknown')
  })
})
