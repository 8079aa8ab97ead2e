import { describe, expect, test } from 'vitest'
import type { SealedHeader, SealedUrlMessage } from './message.ts'
import { seal } from './seal.ts'
import { compileTemplate, type TemplateFormat } from './template.ts'
import { compileTrigger } from './trigger.ts'

interface Given {
  format?: TemplateFormat
  body?: string
  headers?: [string, string][]
}

/** What is sealed; the code of the problem otherwise. */
function sealed({ format = 'text', body = '-', headers = [] }: Given): SealedUrlMessage | string {
  const payload = { x: 'æ😀', n: 5 }
  const { template, problems } = compileTemplate({ format, source: body, samples: [payload] })
  const url = 'https://a.example/'
  const rules = { channel: 'url', condition: null, parts: null, url, headers } as const
  const { trigger, problems: more } = compileTrigger(rules)
  if (template === null || trigger === null) {
    return `save: ${[...problems, ...more].find(({ severity }) => severity === 'error')?.code}`
  }
  const about = { id: 'a', name: 'b' }
  const sealing = seal({ trigger, template, payload, about, sealedAt: '', newPostbackId: () => 'id' })
  const [postback] = sealing.matched ? sealing.postbacks : []
  if (postback?.problem) return `render: ${postback.problem.code}`
  if (postback?.message?.channel !== 'url') throw new Error('no message')
  return postback.message
}

function placeIn(given: Given): unknown {
  const message = sealed(given)
  return typeof message === 'string' ? message : message.places[0]
}

function headerOf(source: string, given: Given = {}): SealedHeader | string | undefined {
  const message = sealed({ ...given, headers: [['X-Hash', source]] })
  return typeof message === 'string' ? message : message.headers[0]
}

const hash = (signed: object, algorithm = 'sha256', encoding = 'hex') => ({
  secret: 'k',
  hmac: { algorithm, encoding, signed },
})
const text = (of: string) => ({ from: 'text', text: of })

describe('in a body', () => {
  test.each<[TemplateFormat, string, object]>([
    ['text', 'æ{{ x | hmac(secrets.k) }}', { offset: 2, encodings: [], ...hash(text('æ😀')) }],
    ['text', '{{ n | hmac(secrets["k"]) }}', { offset: 0, encodings: [], ...hash(text('5')) }],
    [
      'json',
      '{"h": "{{ x | hmac(secrets.k, "md5", "base64") }}"}',
      { offset: 7, encodings: ['json'], ...hash(text('æ😀'), 'md5', 'base64') },
    ],
    [
      'xml',
      '<a>{{ x | hmac(key=secrets.k, encoding="base64") }}</a>',
      { offset: 3, encodings: ['xml'], ...hash(text('æ😀'), 'sha256', 'base64') },
    ],
    [
      'form',
      'h={{ x | hmac(algorithm="sha1", key=secrets.k) }}',
      { offset: 2, encodings: ['form'], ...hash(text('æ😀'), 'sha1') },
    ],
    [
      'csv',
      'a,"{{ x | hmac(secrets.k, "sha512") }}"',
      { offset: 3, encodings: ['csv'], ...hash(text('æ😀'), 'sha512') },
    ],
    [
      'json',
      '{"h": "{{ x | hmac(secrets.k) if n else secrets.k }}"}',
      { offset: 7, encodings: ['json'], ...hash(text('æ😀')) },
    ],
    [
      'text',
      '{{ (x ~ n) | hmac(secrets.k, algorithm="sha" ~ 1) }}',
      { offset: 0, encodings: [], ...hash(text('æ😀5'), 'sha1') },
    ],
  ])('%s %s', (format, body, place) => {
    expect(placeIn({ format, body })).toStrictEqual(place)
  })

  test('the hash and the secret are not in what is sealed, the place is', () => {
    const message = sealed({ format: 'json', body: '{"h": "{{ x | hmac(secrets.k) }}"}' })
    if (typeof message === 'string') throw new Error(message)
    expect(new TextDecoder().decode(message.body)).toBe('{"h": ""}')
  })

  test('a key of the data and one the template sets are no secret', () => {
    const body = '{% set secrets = {"k": "key"} %}{{ x | hmac(secrets.k) | length }}'
    const message = sealed({ body })
    expect(typeof message !== 'string' && new TextDecoder().decode(message.body)).toBe('64')
  })
})

describe('in a header', () => {
  const place = (offset: number, more: object = { secret: 'k' }) => ({ offset, encodings: [], ...more })

  test('a secret stands alone, or in a text', () => {
    expect(headerOf('{{ secrets.k }}')).toStrictEqual(['X-Hash', '', [place(0)]])
    expect(headerOf(' Tøken {{ secrets.k }} ')).toStrictEqual(['X-Hash', 'Tøken ', [place(7)]])
    expect(headerOf('{{ secrets.a if n == 5 else secrets.b }}:{{ secrets.k }}')).toStrictEqual([
      'X-Hash',
      ':',
      [place(0, { secret: 'a' }), place(1)],
    ])
    expect(headerOf('plain')).toStrictEqual(['X-Hash', 'plain'])
  })

  test('the body and a field are not kept twice', () => {
    const form: Given = { format: 'form', body: 'order={{ x }}&l=1&l=2' }
    expect(headerOf('v1={{ body | hmac(secrets.k) }}')).toStrictEqual([
      'X-Hash',
      'v1=',
      [place(3, hash({ from: 'body' }))],
    ])
    expect(headerOf('{{ fields.order | hmac(secrets.k) }}', form)).toStrictEqual([
      'X-Hash',
      '',
      [place(0, hash({ from: 'field', field: 'order' }))],
    ])
    expect(headerOf('{{ fields.l[1] | hmac(secrets.k) }}', form)).toStrictEqual([
      'X-Hash',
      '',
      [place(0, hash(text('2')))],
    ])
    expect(headerOf('{{ (n ~ "." ~ body) | hmac(secrets.k) }}', form)).toStrictEqual([
      'X-Hash',
      '',
      [place(0, hash(text('5.order=%C3%A6%F0%9F%98%80&l=1&l=2')))],
    ])
  })

  test('a value that a header cannot hold is refused beside a secret, too', () => {
    expect(headerOf('{{ "a\\nb" }}{{ secrets.k }}')).toBe('render: invalid_header')
  })
})

const WRONG: [string, string][] = [
  ['{{ x | hmac(secrets.k) | upper }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k) | length }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k) | hmac(secrets.k) }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(x | hmac(secrets.k)) }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k | upper) }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k ~ "") }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k if n else secrets.a) }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets) }}', 'save: secret_taken_apart'],
  ['{{ secrets.a | hmac(secrets.k) }}', 'save: secret_taken_apart'],
  ['{{ x | hmac("k", secrets.k) }}', 'save: secret_taken_apart'],
  ['{{ x | hmac("k", encoding=secrets.k) }}', 'save: secret_taken_apart'],
  ['{{ x | sha256(secrets.k) }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k) == "a" }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k) ~ "" }}', 'save: secret_taken_apart'],
  ['{{ "%s" | format(x | hmac(secrets.k)) }}', 'save: secret_taken_apart'],
  ['{{ (x | hmac(secrets.k))[0] }}', 'save: secret_taken_apart'],
  ['{{ (x | hmac(secrets.k)).x }}', 'save: secret_taken_apart'],
  ['{{ [x | hmac(secrets.k)] }}', 'save: secret_taken_apart'],
  ['{{ {"a": x | hmac(secrets.k)} }}', 'save: secret_taken_apart'],
  ['{{ "a" if x | hmac(secrets.k) }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k) or "" }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k) is defined }}', 'save: secret_taken_apart'],
  ['{{ x | hmac(secrets.k) | default("") }}', 'save: secret_taken_apart'],
  ['{{ [x] | map("hmac", secrets.k) | join }}', 'save: secret_taken_apart'],
  ['{% set h = x | hmac(secrets.k) %}{{ h }}', 'save: secret_taken_apart'],
  ['{% set k = secrets.k %}{{ x | hmac(k) }}', 'save: secret_taken_apart'],
  ['{% with k = secrets.k %}{{ x | hmac(k) }}{% endwith %}', 'save: secret_taken_apart'],
  ['{% if x | hmac(secrets.k) == "a" %}{% endif %}', 'save: secret_taken_apart'],
  ['{% for c in x | hmac(secrets.k) %}{{ c }}{% endfor %}', 'save: secret_taken_apart'],
  ['{% filter hmac(secrets.k) %}a{% endfilter %}', 'save: secret_taken_apart'],
  ['{% set h | hmac(secrets.k) %}a{% endset %}{{ h }}', 'save: secret_taken_apart'],
  ['{% set h %}{{ x | hmac(secrets.k) }}{% endset %}{{ h | length }}', 'render: secret_not_here'],
  ['{% macro m() %}{{ x | hmac(secrets.k) }}{% endmacro %}{{ m() | upper }}', 'render: secret_not_here'],
  ['{% macro m(k) %}{{ k }}{% endmacro %}{{ m(x | hmac(secrets.k)) }}', 'save: secret_taken_apart'],
  ['{% filter upper %}{{ x | hmac(secrets.k) }}{% endfilter %}', 'render: secret_not_here'],
  ['{{ x | hmac(secrets.k, "sha3") }}', 'save: unknown_algorithm'],
  ['{{ x | hmac(secrets.k, "sha" ~ n) }}', 'render: unknown_algorithm'],
  ['{{ x | hmac(secrets.k, encoding="base32") }}', 'save: unknown_encoding'],
  ['{{ missing | hmac(secrets.k) }}', 'render: wrong_type'],
  ['{{ [1] | hmac(secrets.k) }}', 'render: wrong_type'],
  ['{{ x | hmac() }}', 'save: wrong_arguments'],
]

describe('is refused', () => {
  test.each(WRONG)('%s in a body', (body, code) => {
    expect(placeIn({ body })).toBe(code)
  })

  test.each(WRONG)('%s in a header', (source, code) => {
    expect(headerOf(source)).toBe(code)
  })

  test.each<[TemplateFormat, string, string]>([
    ['json', '{"h": {{ x | hmac(secrets.k) }}}', 'save: unquoted_unknown'],
    ['csv', 'a,{{ x | hmac(secrets.k) }}', 'save: unquoted_secret'],
    ['csv', 'a,{{ x | hmac(secrets.k) if n }}', 'save: unquoted_secret'],
  ])('%s %s', (format, body, code) => {
    expect(placeIn({ format, body })).toBe(code)
  })

  test('more of them than an attempt can make', () => {
    const body = '{% for i in range(COUNT) %}{{ i | hmac(secrets.k) }}{% endfor %}'
    expect(placeIn({ body: body.replace('COUNT', '100') })).toMatchObject({ secret: 'k' })
    expect(placeIn({ body: body.replace('COUNT', '1000') })).toBe('render: too_much_work')
    const long = '{{ ("x" * 100000) | hmac(secrets.k) }}'
    expect(placeIn({ body: long.repeat(10) })).toBe('render: too_much_work')
  })
})
