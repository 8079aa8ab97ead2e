import { describe, expect, test } from 'vitest'
import { problemOf } from './render-error.ts'
import { compileTrigger, type TriggerRules } from './trigger.ts'
import type { Value } from './value.ts'

const URL_RULES: TriggerRules = {
  channel: 'url',
  condition: null,
  parts: null,
  url: 'https://a.example/',
  method: 'POST',
}
const EMAIL_RULES: TriggerRules = { channel: 'email', condition: null, parts: null, to: ['a@b.example'] }

/** Problems as `field code`. */
function problems(rules: TriggerRules): string[] {
  return compileTrigger(rules).problems.map(({ field, code }) => `${field} ${code}`)
}

/** The URL for a payload, or the code of the error. */
function url(source: string, data: Value = {}): string {
  const { trigger, problems: found } = compileTrigger({ ...URL_RULES, url: source })
  if (trigger?.address.channel !== 'url') return `save: ${found[0]?.code}`
  try {
    return trigger.address.url({ data, own: { body: 'B' } })
  } catch (error) {
    return `render: ${problemOf(error).code} ${problemOf(error).field}`
  }
}

describe('addresses', () => {
  test.each([
    ['https://a.example', 'https://a.example'],
    ['http://a.example:8080/x?y=1', 'http://a.example:8080/x?y=1'],
    ['http://[::1]:9/x', 'http://[::1]:9/x'],
    ['https://a.example/{{ a }}', 'https://a.example/x%2Fy%20%26%C3%A6'],
    ['https://a.example/?q={{ a }}&b={{ b }}', 'https://a.example/?q=x%2Fy%20%26%C3%A6&b='],
    ['https://a.example/{{ a | urlencode }}', 'https://a.example/x/y%20%26%C3%A6'],
    ['https://a.example/{% if c %}c{% else %}d{% endif %}', 'https://a.example/d'],
    ['https://a.example/{{ dots }}', 'render: invalid_url url'],
    ['https://a.example/{{ dots }}/x', 'render: invalid_url url'],
    ['https://a.example/x{{ dots }}', 'https://a.example/x..'],
    ['https://a.example/{{ a.b.c.d }}', 'render: undefined_value url'],
    ['https://a.example/{{ body }}', 'https://a.example/B'],
    ['https://{{ a }}.example/', 'save: host_not_literal'],
    ['https://a.example{{ a }}', 'save: host_not_literal'],
    ['https://a.example:{{ a }}/', 'save: host_not_literal'],
    ['{{ a }}', 'save: host_not_literal'],
    ['{{ a }}://a.example/', 'save: host_not_literal'],
    ['{% if a %}https://a.example/{% else %}https://b.example/{% endif %}', 'save: host_not_literal'],
    ['https://user:pass@a.example/', 'save: invalid_url'],
    ['ftp://a.example/', 'save: invalid_url'],
    ['javascript:alert(1)', 'save: invalid_url'],
    ['//a.example/', 'save: invalid_url'],
    ['', 'save: invalid_url'],
    ['https://', 'save: invalid_url'],
    ['https://a b.example/', 'save: invalid_url'],
    ['https://a.example/x y', 'save: invalid_url'],
    ['https://a.example/#x', 'save: invalid_url'],
    ['https://a.example\\@b.example/', 'save: invalid_url'],
    ['https://a.example/{{ a', 'save: syntax_error'],
  ])('%s is %s', (source, expected) => {
    expect(url(source, { a: 'x/y &æ', b: null, c: false, dots: '..' })).toBe(expected)
  })
})

describe('headers', () => {
  /** The value for a payload, or the code of the error. */
  function header(source: string, data: Value): string {
    const { trigger } = compileTrigger({ ...URL_RULES, headers: [['X-Id', source]] })
    if (trigger?.address.channel !== 'url') return 'refused'
    try {
      return trigger.address.headers.map((value) => value({ data, own: { body: '12345' } })[1]).join()
    } catch (error) {
      return `render: ${problemOf(error).code} ${problemOf(error).field}`
    }
  }

  test('are rendered, and see the body', () => {
    expect(header('{{ a }}-{{ body | length }}', { a: 'æ' })).toBe('æ-5')
    expect(header('{{ a }}', { a: null })).toBe('')
  })

  test.each(['a\r\nX-Evil: 1', 'a\nb', 'a\u0000b', 'a\ud800b'])('refuse %j', (value) => {
    expect(header('{{ a }}', { a: value })).toBe('render: invalid_header headers.X-Id')
  })

  test.each([
    ['X Y', 'invalid_header'],
    ['', 'invalid_header'],
    ['X:', 'invalid_header'],
    ['Content-Type', 'invalid_header'],
    ['webhook-id', 'invalid_header'],
    ['Host', 'invalid_header'],
  ])('the name %j is refused', (name, code) => {
    expect(problems({ ...URL_RULES, headers: [[name, 'x']] })).toEqual([`headers.${name} ${code}`])
  })
})

describe('recipients', () => {
  /** The addresses for a payload, or the code of the error. */
  function recipients(source: string, data: Value): string[] | string {
    const { trigger, problems: found } = compileTrigger({ ...EMAIL_RULES, to: [source] })
    if (trigger?.address.channel !== 'email') return `save: ${found[0]?.code}`
    try {
      return trigger.address.to.flatMap((recipient) => recipient({ data, own: {} }))
    } catch (error) {
      return `render: ${problemOf(error).code} ${problemOf(error).field}`
    }
  }

  test.each<[string, Value, string[] | string]>([
    ['a@b.example', {}, ['a@b.example']],
    ['Åse Øst <a@b.example>', {}, ['Åse Øst <a@b.example>']],
    ['"Øst, Åse" <a@b.example>', {}, ['"Øst, Åse" <a@b.example>']],
    ['{{ a }}', { a: 'a@b.example' }, ['a@b.example']],
    ['{{ a }}', { a: ['a@b.example', 'c@d.example'] }, ['a@b.example', 'c@d.example']],
    ['{{ a }}', { a: null }, []],
    ['{{ a }}', {}, []],
    ['{{ a }}', { a: '' }, []],
    ['{{ a }}', { a: ['a@b.example', null, ''] }, ['a@b.example']],
    ['{{ name }} <{{ a }}>', { name: 'Åse', a: 'a@b.example' }, ['Åse <a@b.example>']],
    ['{{ a }}', { a: 'a@b.example\r\nBcc: x@y.example' }, 'render: invalid_address to.0'],
    ['{{ a }}', { a: 'a@b.example, c@d.example' }, 'render: invalid_address to.0'],
    ['{{ a }}', { a: 'nobody' }, 'render: invalid_address to.0'],
    ['{{ a }}', { a: 'a@b.example\u0000c@d.example' }, 'render: invalid_address to.0'],
    ['{{ name }} <x@y.example>', { name: 'a@b.example, c' }, 'render: invalid_address to.0'],
    ['nobody', {}, 'save: invalid_address'],
    ['', {}, 'save: invalid_address'],
    ['a@b.example, c@d.example', {}, 'save: invalid_address'],
  ])('%s with %j', (source, data, expected) => {
    expect(recipients(source, data)).toEqual(expected)
  })

  test('at least one is needed', () => {
    expect(problems({ ...EMAIL_RULES, to: [] })).toEqual(['to no_recipient'])
  })
})

describe('rules', () => {
  test('every fault is told, with its field', () => {
    const rules: TriggerRules = {
      ...URL_RULES,
      condition: 'a ==',
      parts: 'b |',
      url: 'https://a.example/{{ c | nofilter }}',
      headers: [['X-Id', '{{ d | nofilter }}']],
      contentType: 'x\r\ny',
    }
    expect(problems(rules)).toEqual([
      'condition syntax_error',
      'parts syntax_error',
      'url unknown_filter',
      'headers.X-Id unknown_filter',
      'contentType invalid_content_type',
    ])
  })

  test('a condition cannot see what is made later', () => {
    expect(problems({ ...URL_RULES, condition: 'postback.id' })).toEqual(['condition not_available_here'])
    expect(problems({ ...URL_RULES, parts: 'part.items' })).toEqual(['parts not_available_here'])
  })
})
