import { describe, expect, test } from 'vitest'
import { ATTACKED, EVERY_ATTACK, type Attack } from '#test/attacks/every-attack.ts'
import { FAULT_LIMIT, OUTPUT_LIMIT_CHARACTERS } from './limits.ts'
import { parseJson } from './json.ts'
import { seal, type SealedPostback } from './seal.ts'
import { compileTemplate } from './template.ts'
import { compileTrigger } from './trigger.ts'
import type { Value } from './value.ts'

const ADDRESS = { channel: 'url', condition: null, parts: null, url: 'https://a.example/' } as const
const { trigger: TRIGGER } = compileTrigger(ADDRESS)

/** Whoever waits longer waits for ever: the steps are counted, the time only shows that counting them is enough. */
const SOON_MILLISECONDS = 5_000

function sealed({ format = 'text', source }: Attack, payload: Value): SealedPostback | string {
  const { template, problems } = compileTemplate({ format, source, samples: [] })
  expect(problems.length).toBeLessThanOrEqual(FAULT_LIMIT)
  if (template === null) return problems.find(({ severity }) => severity === 'error')?.code ?? ''
  if (TRIGGER === null) throw new Error('The trigger is right.')
  const about = { id: 'trg_1', name: 'T' }
  const input = { trigger: TRIGGER, template, payload, about, sealedAt: '2026-10-02T14:21:07Z' }
  const sealing = seal({ ...input, newPostbackId: () => 'pst_1' })
  const [postback] = sealing.matched ? sealing.postbacks : []
  if (postback === undefined) throw new Error('There is always a postback.')
  return postback
}

/** What never gives a result if it is not stopped. */
function isEndless({ source }: Attack): boolean {
  return source.includes('range(100000) %}{% for b')
}

interface End {
  /** The code of the problem; null when there is none. */
  code: string | null
  body: string
}

function endOf(attack: Attack, payload: Value = ATTACKED): End {
  const postback = sealed(attack, payload)
  if (typeof postback === 'string') return { code: postback, body: '' }
  const { message, problem } = postback
  const body = message?.channel === 'url' ? new TextDecoder().decode(message.body) : ''
  return { code: problem?.code ?? null, body }
}

describe('every attack ends in a clear problem or a result', () => {
  test.each(EVERY_ATTACK.map((attack) => [attack.name, attack] as const))(
    '%s',
    (_name, attack) => {
      const { code, body } = endOf(attack)
      expect(code ?? 'a_result').toMatch(/^[a-z_]+$/)
      expect(code).not.toBe('internal_error')
      expect(body.length).toBeLessThanOrEqual(OUTPUT_LIMIT_CHARACTERS)
      expect(isEndless(attack) && code === null).toBe(false)
    },
    SOON_MILLISECONDS,
  )

  test('more than a hundred would go on without end', () => {
    expect(EVERY_ATTACK.filter(isEndless).length).toBeGreaterThan(100)
  })
})

describe('what is not the template’s stays out of reach', () => {
  const NAMES = [
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__class__',
  ]

  test.each(NAMES)('%s is a name like any other', (name) => {
    const paths = [`x.${name}`, `x["${name}"]`, `t.${name}`, `l.${name}`, `n.${name}`, name]
    for (const path of paths) {
      for (const source of [`{{ ${path} }}`, `{{ ${path}.${name} }}`, `{{ ${path}("a") }}`]) {
        const { code, body } = endOf({ name, source }, { x: {}, t: 'text', l: [1], n: 1 })
        expect(body).toBe('')
        expect(code).not.toBe('internal_error')
      }
    }
  })

  test.each(NAMES)('%s as a key of the data is data', (name) => {
    const payload = parseJson(`{"x": {"${name}": "mine", "a": {"${name}": {"b": 1}}}}`)
    const source = `{{ x["${name}"] }}{{ x.a["${name}"].b }}{{ x | length }}{{ "${name}" in x }}{{ ({}).b is defined }}`
    expect(endOf({ name, source }, payload)).toEqual({ code: null, body: 'mine12TrueFalse' })
    const lists = `{{ [x] | map(attribute="${name}") | join }}{{ [x] | groupby("${name}") | length }}`
    expect(endOf({ name, source: lists }, payload)).toEqual({ code: null, body: 'mine1' })
    expect(endOf({ name, source: '{{ x | tojson }}' }, payload)).toHaveProperty('code', null)
  })

  test.each(NAMES)('%s as a key that a template makes is a key', (name) => {
    const source = `{% set d = {"${name}": 1} %}{{ d["${name}"] }}{{ d | length }}{{ {}["${name}"] is defined }}`
    expect(endOf({ name, source }, {})).toEqual({ code: null, body: '11False' })
    const own = `{% set n = namespace(a=1) %}{{ n["${name}"] is defined }}{{ n.a }}`
    expect(endOf({ name, source: own }, {})).toEqual({ code: null, body: 'False1' })
  })

  test.each(NAMES)('%s is no filter, test or function', (name) => {
    for (const source of [`{{ 1 | ${name} }}`, `{{ 1 is ${name} }}`, `{{ [1] | map("${name}") | list }}`]) {
      expect(endOf({ name, source }, {}).code).not.toBeNull()
    }
    expect(endOf({ name, source: `{{ 1 | country("${name}") }}` }, {}).code).not.toBeNull()
    expect(endOf({ name, source: `{{ "DK" | country("${name}", "${name}") }}` }, {}).code).not.toBeNull()
  })

  test('template text in the data stays text', () => {
    const attack = '{{ 7 * 7 }}{% raw %}{# #}${7*7}<%= 7 %>'
    for (const filter of ['', ' | string', ' | safe', ' ~ ""', ' | replace("q", "w")', ' | trim']) {
      const end = endOf({ name: 'text', source: `{{ x${filter} }}` }, { x: attack })
      expect(end).toEqual({ code: null, body: attack })
    }
    expect(endOf({ name: 'json', format: 'json', source: '{"a": "{{ x }}"}' }, { x: attack })).toEqual({
      code: null,
      body: JSON.stringify({ a: attack }).replace('":"', '": "'),
    })
  })

  test.each([
    '{{ secrets }}',
    '{{ secrets | tojson }}',
    '{{ secrets.a | length }}',
    '{{ secrets.a[0] }}',
    '{{ secrets.a ~ "" }}',
    '{{ secrets.a == "a" }}',
    '{{ "x" if secrets.a }}',
    '{{ "x" in secrets.a }}',
    '{{ [secrets.a] }}',
    '{{ {"a": secrets.a}.a }}',
    '{% set s = secrets.a %}{{ s }}',
    '{% set s = secrets %}{{ s.a }}',
    '{% for c in secrets.a %}{{ c }}{% endfor %}',
    '{% for s in [secrets.a] %}{{ s }}{% endfor %}',
    '{% set s %}{{ secrets.a }}{% endset %}{{ s | length }}',
    '{% filter upper %}{{ secrets.a }}{% endfilter %}',
    '{% macro m() %}{{ secrets.a }}{% endmacro %}{{ m() | reverse }}',
    '{% with s = secrets.a %}{{ s }}{% endwith %}',
    '{% set n = namespace(a=secrets.a) %}{{ n.a }}',
    '{{ secrets.a if secrets.a.startswith("a") else "" }}',
    '{{ [1] | map("default", secrets.a) | join }}',
    '{{ x | default(secrets.a) | upper }}',
    '{{ payload.secrets.a }}',
    '{{ "x" | hmac(secrets.a) | length }}',
    '{{ "x" | hmac(secrets.a) | truncate(1, true, "") }}',
    '{{ "x" | hmac(secrets.a) | base64 }}',
    '{{ ("x" | hmac(secrets.a))[:2] }}',
    '{{ ("x" | hmac(secrets.a)) == "00" }}',
    '{{ "0" in ("x" | hmac(secrets.a)) }}',
    '{{ ("x" | hmac(secrets.a)) ~ "" }}',
    '{{ "x" | hmac("x" | hmac(secrets.a)) }}',
    '{{ secrets.b | hmac(secrets.a) }}',
    '{{ [secrets.b] | join | hmac(secrets.a) }}',
    '{{ "x" | hmac("k", secrets.a) }}',
    '{{ "x" | hmac("k", encoding=secrets.a) }}',
    '{{ ["x"] | map("hmac", secrets.a) | first }}',
    '{{ ["x"] | groupby("x" | hmac(secrets.a)) }}',
    '{{ "x" | hmac(secrets.a[0]) }}',
    '{{ "x" | hmac(secrets.a ~ "y") }}',
    '{% set h = "x" | hmac(secrets.a) %}{{ h }}',
    '{% set h %}{{ "x" | hmac(secrets.a) }}{% endset %}{{ h[0] }}',
    '{% for c in "x" | hmac(secrets.a) %}{{ c }}{% endfor %}',
    '{% filter hmac(secrets.a) %}x{% endfilter %}',
    '{% macro m(h) %}{{ h[0] }}{% endmacro %}{{ m("x" | hmac(secrets.a)) }}',
  ])('a secret is not taken apart by %s', (source) => {
    const end = endOf({ name: 'secrets', source }, {})
    expect(end.code).not.toBeNull()
  })
})
