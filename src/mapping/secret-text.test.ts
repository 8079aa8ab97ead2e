import { describe, expect, test } from 'vitest'
import { FILTERS } from './filters/filters.ts'
import type { SealedHeader } from './message.ts'
import { seal } from './seal.ts'
import { compileTemplate } from './template.ts'
import { TESTS } from './tests.ts'
import { compileTrigger } from './trigger.ts'

const FORM = 'k=a{{ secrets.key }}&order=1&l={{ secrets.key }}&l=2'

/** A header of a message whose body has secrets in it; the code of the problem otherwise. */
function header(source: string): SealedHeader | string {
  const { template } = compileTemplate({ format: 'form', source: FORM, samples: [] })
  const { trigger, problems } = compileTrigger({
    channel: 'url',
    condition: null,
    parts: null,
    url: 'https://a.example/',
    headers: [['X-Hash', source]],
  })
  if (trigger === null) return `save: ${problems[0]?.code}`
  if (template === null) throw new Error('The template is right.')
  const sealing = seal({
    trigger,
    template,
    payload: {},
    about: { id: 'a', name: 'b' },
    sealedAt: '',
    newPostbackId: () => 'id',
  })
  const [postback] = sealing.matched ? sealing.postbacks : []
  if (postback?.problem) return `render: ${postback.problem.code}`
  const [found] = postback?.message?.channel === 'url' ? postback.message.headers : []
  if (found === undefined) throw new Error('There is always a header.')
  return found
}

const isTaken = (source: string): boolean => typeof header(source) !== 'string'

describe('a body or field with a secret in it', () => {
  test('can be signed with a secret', () => {
    const signed = (from: object) => [
      'X-Hash',
      '',
      [
        {
          offset: 0,
          secret: 'k',
          encodings: [],
          hmac: { algorithm: 'sha256', encoding: 'hex', signed: from },
        },
      ],
    ]
    expect(header('{{ body | hmac(secrets.k) }}')).toStrictEqual(signed({ from: 'body' }))
    expect(header('{{ fields.k | hmac(secrets.k) }}')).toStrictEqual(signed({ from: 'field', field: 'k' }))
    expect(header('{{ body | default("-") | hmac(secrets.k) }}')).toStrictEqual(signed({ from: 'body' }))
    // Nothing names one of several fields.
    expect(header('{{ fields.l[0] | hmac(secrets.k) }}')).toBe('render: secret_taken_apart')
  })

  test('leaves the other fields alone', () => {
    expect(header('{{ fields.order }}{{ fields.l[1] }}')).toStrictEqual(['X-Hash', '12'])
  })

  test('is there, and is text', () => {
    const asked = '{{ body is string }}{{ fields.k is defined }}{{ 1 if fields.k }}{{ body == 1 }}'
    expect(header(asked)).toStrictEqual(['X-Hash', 'TrueTrue1False'])
  })

  // They give it as it is.
  const HARMLESS = new Set(['default', 'd'])
  const ARGUMENTS = ['', '("x")', '("x", "y")', '(1)', '("x", "x", "x")']

  test.each([...FILTERS.keys()].filter((name) => !HARMLESS.has(name)))('%s refuses it', (name) => {
    const sources = ['body', 'fields.k'].flatMap((subject) =>
      ARGUMENTS.map((args) => `{{ ${subject} | ${name}${args} }}`),
    )
    expect(sources.filter(isTaken)).toEqual([])
  })

  // They tell of which type it is, or whether it is the same as itself.
  const TELLING = 'defined undefined none true false boolean string number integer float mapping sequence'
  const OF_TYPE = new Set([...TELLING.split(' '), 'iterable', 'sameas', 'escaped'])

  test.each([...TESTS.keys()].filter((name) => !OF_TYPE.has(name)))('is %s cannot be asked', (name) => {
    expect([`{{ body is ${name}("x") }}`, `{{ body is ${name} }}`].filter(isTaken)).toEqual([])
  })

  test.each([
    '{{ body }}',
    '{{ body.x }}',
    '{{ body[0] }}',
    '{{ body["x"] }}',
    '{{ body[1:] }}',
    '{{ body == "x" }}',
    '{{ "x" != body }}',
    '{{ body in ["x"] }}',
    '{{ "x" in body }}',
    '{{ body < "x" }}',
    '{{ body ~ "x" }}',
    '{{ body + "x" }}',
    '{{ body * 2 }}',
    '{{ {body: 1}["x"] }}',
    '{{ {"x": 1}[body] }}',
    '{{ [body] }}',
    '{{ {"a": body} }}',
    '{{ fields | tojson }}',
    '{{ fields.values() | join }}',
    '{{ body.upper() }}',
    '{{ body.startswith("a") }}',
    '{{ "a".replace("x", body) }}',
    '{{ "%s" % body }}',
    '{{ "%s" | format(body) }}',
    '{{ lookups("a", body) }}',
    '{{ [body, "a"] | sort | join }}',
    '{{ [{"a": body}] | map(attribute="a.x") | list }}',
    '{% for c in body %}{{ c }}{% endfor %}',
    '{% set b = body %}{{ b }}',
    '{{ body | hmac("k") }}',
    '{{ body | sha256 }}',
    '{{ fields.k | hmac("k") }}',
  ])('is not taken apart by %s', (source) => {
    expect(isTaken(source)).toBe(false)
  })
})
