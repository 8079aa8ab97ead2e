import {
  array,
  assert,
  constantFrom,
  dictionary,
  jsonValue,
  letrec,
  oneof,
  property,
  record,
  string,
  tuple,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BodyFormat } from './body-formats.ts'
import { parseJson } from './json.ts'
import { seal, type SealedPostback } from './seal.ts'
import { compileTemplate } from './template.ts'
import { compileTrigger } from './trigger.ts'
import type { Value } from './value.ts'
import { findXmlFault } from './xml-fault.ts'

const RULES = { channel: 'url', condition: null, parts: null, url: 'https://a.example/' } as const
const FORMATS = ['json', 'xml', 'csv', 'form', 'text'] as const

const NAMES = constantFrom('a', 'b', 'c', 'item', 'payload', 'loop.index', 'loop.last', 'missing')
const FILTERS = constantFrom(
  ...(
    'upper|title|trim|e|safe|tojson|int(0)|float(0)|length|first|last|list|sort|unique|reverse|join(",")|string|abs|round(1)|' +
    'default("d", true)|replace("a", "bb")|truncate(5)|center(9)|wordwrap(3)|indent(2)|batch(2)|slice(2)|urlencode|' +
    'map(attribute="b")|selectattr("a")|groupby("a")|dictsort|items|sum|min|max|decimal(0)|number(1)|date|country(unknown="")|' +
    'sha256|base64|hex|wordcount|filesizeformat|format(1)|map("upper")|select("odd")|convert("g", "kg")'
  ).split('|'),
)
const TESTS = constantFrom(
  'defined',
  'none',
  'odd',
  'string',
  'number',
  'mapping',
  'sequence',
  'divisibleby(2)',
  'in([1])',
)

/** Expressions and statements as the grammar has them, and so mostly templates that can be saved. */
const { expression, body } = letrec<{ expression: string; body: string }>((tie) => ({
  expression: oneof(
    { maxDepth: 4 },
    NAMES,
    constantFrom('1', '2.5', '"t"', "'<&>\"'", 'none', 'true', '[]', '{}', '-3', '10 ** 20', '"149.00"'),
    tuple(tie('expression'), FILTERS).map(([value, filter]) => `(${value}) | ${filter}`),
    tuple(tie('expression'), TESTS).map(([value, name]) => `(${value}) is ${name}`),
    tuple(
      tie('expression'),
      constantFrom('+', '-', '*', '/', '//', '%', '~', '==', '<', 'in', 'not in', 'and', 'or'),
      tie('expression'),
    ).map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    tuple(tie('expression'), constantFrom('.a', '.b', '["c"]', '[0]', '[-1]', '[1:]', '[::-1]')).map(
      ([value, key]) => `(${value})${key}`,
    ),
    tuple(tie('expression'), tie('expression'), tie('expression')).map(
      ([value, check, other]) => `(${value}) if (${check}) else (${other})`,
    ),
    array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    tuple(tie('expression'), tie('expression')).map(([key, value]) => `{"k": ${key}, "a": ${value}}`),
  ),
  body: oneof(
    { maxDepth: 3 },
    constantFrom('x', ' ', ',', '\n', '"q"', '<b/>', '1', '&'),
    tie('expression').map((value) => `{{ ${value} }}`),
    tie('expression').map((value) => `"{{ ${value} }}"`),
    tuple(tie('expression'), tie('body')).map(
      ([list, inner]) => `{% for item in ${list} %}${inner}{% endfor %}`,
    ),
    tuple(tie('expression'), tie('body'), tie('body')).map(
      ([check, yes, no]) => `{% if ${check} %}${yes}{% else %}${no}{% endif %}`,
    ),
    tie('expression').map((value) => `{% set c = ${value} %}`),
    tie('body').map((inner) => `{% set b %}${inner}{% endset %}`),
    tuple(tie('body'), FILTERS).map(([inner, filter]) => `{% filter ${filter} %}${inner}{% endfilter %}`),
    tuple(tie('body'), tie('expression')).map(
      ([inner, value]) => `{% with item = ${value} %}${inner}{% endwith %}`,
    ),
    tuple(tie('body'), tie('body')).map(([first, second]) => first + second),
  ),
}))

const TEXT = oneof(
  string({ unit: 'binary' }),
  string({ unit: constantFrom(...'"\'<>&,;=+-@%#?/\\{}[]()\r\n\t \u0085\u2028\ufeffé😀a1'.split('')) }),
  constantFrom(
    '=1+1',
    ']]>',
    '-->',
    '</a>',
    '{{ 7 * 7 }}',
    '\ud800',
    '%00',
    '&amp;',
    '"',
    '\\',
    '+1',
    "'",
    '\0',
  ),
)
const PAYLOAD = dictionary(
  constantFrom('a', 'b', 'c', 'item', '__proto__', '10'),
  oneof(TEXT, jsonValue({ maxDepth: 3 })),
).map((value) => parseJson(JSON.stringify(value)))

function sealed(format: BodyFormat, source: string, payload: Value): SealedPostback | null {
  const { template, problems } = compileTemplate({ format, source, samples: [payload] })
  expect(template === null).toBe(problems.some(({ severity }) => severity === 'error'))
  const { trigger } = compileTrigger(RULES)
  if (template === null || trigger === null) return null
  const about = { id: 'trg_1', name: 'T' }
  const input = { trigger, template, payload, about, sealedAt: '2026-10-02T14:21:07Z' }
  const sealing = seal({ ...input, newPostbackId: () => 'pst_1' })
  return sealing.matched ? (sealing.postbacks[0] ?? null) : null
}

function bodyOf(postback: SealedPostback | null): string | null {
  const { message = null } = postback ?? {}
  return message?.channel === 'url'
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(message.body)
    : null
}

/** The body of a template that is right; null where the payload cannot be written in its format. */
function written(format: BodyFormat, source: string, payload: Value): string | null {
  const postback = sealed(format, source, payload)
  expect(postback).not.toBeNull()
  expect(postback?.problem?.code ?? 'broken_text').toMatch(/^(?:broken_text|invalid_character)$/)
  return bodyOf(postback)
}

describe('random templates with random data', () => {
  test('are refused, fail with a problem, or give what is well-formed', () => {
    const piece = array(body, { maxLength: 4 }).map((parts) => parts.join(''))
    assert(
      property(piece, constantFrom(...FORMATS), PAYLOAD, (inner, format, payload) => {
        const source = {
          json: `[${inner}]`,
          xml: `<a>${inner}</a>`,
          csv: inner,
          form: `a=${inner}`,
          text: inner,
        }[format]
        const postback = sealed(format, source, payload)
        expect(postback?.problem?.code).not.toBe('internal_error')
        const text = bodyOf(postback)
        const check = {
          json: JSON.parse,
          xml: findXmlFault,
          csv: cells,
          form: decodeURIComponent,
          text: String,
        }[format]
        const checked: unknown = text === null ? null : check(text)
        expect(format === 'xml' ? checked : null).toBeNull()
      }),
      { numRuns: 1_500 },
    )
  })

  test('expressions alone end as conditions and as parts of an event', () => {
    assert(
      property(expression, expression, PAYLOAD, (condition, parts, payload) => {
        const { trigger } = compileTrigger({ ...RULES, condition, parts })
        const { template } = compileTemplate({ format: 'text', source: 'x', samples: [] })
        if (trigger === null || template === null) return
        const about = { id: 'trg_1', name: 'T' }
        const input = { trigger, template, payload, about, sealedAt: '2026-10-02T14:21:07Z' }
        const sealing = seal({ ...input, newPostbackId: () => 'pst_1' })
        const problems = sealing.matched ? sealing.postbacks.map(({ problem }) => problem?.code) : []
        expect(problems).not.toContain('internal_error')
      }),
      { numRuns: 500 },
    )
  })
})

describe('what a receiver reads is the data', () => {
  const DATA = record({ x: TEXT, y: TEXT })

  test('in JSON', () => {
    assert(
      property(DATA, (data) => {
        const body = written('json', '{"x": "{{ x }}", "y": [{{ y | tojson }}], "z": "-{{ x ~ y }}-"}', data)
        const expected = { x: data.x, y: [data.y], z: `-${data.x}${data.y}-` }
        expect(body === null ? expected : JSON.parse(body)).toEqual(expected)
      }),
    )
  })

  test('in XML', () => {
    assert(
      property(DATA, (data) => {
        const body = written('xml', '<a b="{{ x }}" c=\'{{ y }}\'>{{ x }}<d>{{ y }}</d></a>', data)
        const [, ...read] =
          /^<a b="([^"<]*)" c='([^'<]*)'>([^<]*)<d>([^<]*)<\/d><\/a>$/.exec(body ?? '') ?? []
        expect(body === null ? [] : read.map(unescaped)).toEqual(
          body === null ? [] : [data.x, data.y, data.x, data.y],
        )
      }),
    )
  })

  test('in CSV', () => {
    assert(
      property(DATA, (data) => {
        const body = written('csv', 'k,{{ x }},"{{ y }}",{{ x }}-{{ y }}\nend,1', data)
        const rows = body === null ? [] : cells(body)
        const [first = []] = rows
        expect(rows.length).toBe(body === null ? 0 : 2)
        const plain = first.slice(1, 3).map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''))
        expect(plain).toEqual(
          body === null ? [] : [data.x, data.y].map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')),
        )
      }),
    )
  })

  test('in a form', () => {
    assert(
      property(DATA, (data) => {
        const body = written('form', 'x={{ x }}&y={{ y }}&z=1', data)
        expect(body === null ? [] : [...new URLSearchParams(body)]).toEqual(
          body === null ? [] : Object.entries({ ...data, z: '1' }),
        )
      }),
    )
  })
})

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (_, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? '?'
    return String.fromCodePoint(typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal))
  })
}

/** The cells of comma-separated rows, as RFC 4180 reads them. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', end = ''] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows
}
