import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { worded } from '#contract/worded.ts'
import { compileExpression, isTrue } from './expression.ts'
import { parseJson } from './json.ts'
import { seal, type SealInput, type Sealing } from './seal.ts'
import { compileTemplate, type TemplateFormat, type TemplateSource } from './template.ts'
import { compileTrigger, type TriggerRules } from './trigger.ts'
import type { Value } from './value.ts'

const FOLDER = 'fixtures/order-events'
const FIXTURES = readdirSync(FOLDER).map((name) => parseJson(readFileSync(`${FOLDER}/${name}`, 'utf8')))

interface Setup {
  rules?: Partial<TriggerRules>
  format?: TemplateFormat
  source?: TemplateSource
  samples?: Value[]
  payload?: Value
  maxParts?: number
}

/** Seals with what the test is about and defaults for the rest. */
function sealing({
  rules,
  format = 'json',
  source = '{}',
  samples = [],
  payload = {},
  maxParts,
}: Setup): Sealing {
  const base: TriggerRules =
    rules?.channel === 'email'
      ? { channel: 'email', condition: null, parts: null, to: ['a@b.example'] }
      : { channel: 'url', condition: null, parts: null, url: 'https://a.example/', method: 'PUT' }
  const { trigger, problems } = compileTrigger({ ...base, ...rules })
  const { template, problems: more } = compileTemplate({ format, source, samples })
  if (trigger === null || template === null) throw new Error(JSON.stringify([...problems, ...more]))
  let count = 0
  const input: SealInput = {
    trigger,
    template,
    payload,
    about: { id: 't1', name: 'Shipped' },
    sealedAt: '2026-10-02T14:21:07Z',
    newPostbackId: () => `p${++count}`,
    ...(maxParts === undefined ? {} : { maxParts }),
  }
  return seal(input)
}

/** Ids, parts, bodies and problems, short enough to compare. */
function short(result: Sealing): unknown {
  if (!result.matched) return result.reason
  return result.postbacks.map(({ postbackId, part, message, problem }) => {
    const body = message?.channel === 'url' ? new TextDecoder().decode(message.body) : (message?.text ?? null)
    return [postbackId, part?.key ?? null, body, problem === null ? null : `${problem.field} ${problem.code}`]
  })
}

function postbacksOf(result: Sealing) {
  return result.matched ? result.postbacks : []
}

describe('sealing', () => {
  test('makes a message for a URL', () => {
    const result = sealing({
      rules: {
        url: 'https://a.example/{{ order.id }}',
        headers: [['X-P', '{{ postback.id }}']],
        method: 'PATCH',
      },
      source:
        '{"o": "{{ order.id }}", "t": "{{ trigger.name }}", "at": "{{ postback.sealedAt }}", "all": {{ payload }}}',
      samples: [{ order: { id: 'x' } }],
      payload: parseJson('{"order":{"id":"ø","n":1.50}}'),
    })
    expect(result).toEqual({
      matched: true,
      postbacks: [
        {
          postbackId: 'p1',
          part: null,
          message: {
            channel: 'url',
            method: 'PATCH',
            url: 'https://a.example/%C3%B8',
            headers: [['X-P', 'p1']],
            contentType: 'application/json',
            body: new TextEncoder().encode(
              '{"o": "ø", "t": "Shipped", "at": "2026-10-02T14:21:07Z", "all": {"order":{"id":"ø","n":1.50}}}',
            ),
            places: [],
          },
          problem: null,
        },
      ],
    })
  })

  test('makes a mail', () => {
    const result = sealing({
      rules: { channel: 'email', to: ['{{ to }}'], cc: ['c@d.example'], replyTo: '{{ none }}' },
      format: 'email',
      source: { subject: 'S {{ n }}', html: '<p>{{ n }}</p>' },
      payload: { to: ['a@b.example'], n: 1 },
    })
    expect(result).toMatchObject({
      postbacks: [
        {
          message: {
            channel: 'email',
            to: ['a@b.example'],
            cc: ['c@d.example'],
            bcc: [],
            replyTo: null,
            subject: 'S 1',
            html: '<p>1</p>',
            text: '1',
          },
        },
      ],
    })
  })

  test('the content type of the trigger beats that of the template', () => {
    expect(sealing({ rules: { contentType: 'application/vnd.x+json' } })).toMatchObject({
      postbacks: [{ message: { contentType: 'application/vnd.x+json' } }],
    })
    expect(sealing({ format: 'text', source: 'x' })).toMatchObject({
      postbacks: [{ message: { contentType: 'text/plain; charset=utf-8' } }],
    })
  })

  test('a condition decides', () => {
    expect(short(sealing({ rules: { condition: 'a == 1' }, payload: { a: 1 } }))).toEqual([
      ['p1', null, '{}', null],
    ])
    expect(short(sealing({ rules: { condition: 'a == 1' }, payload: { a: 2 } }))).toBe('condition_false')
    expect(short(sealing({ rules: { condition: 'a.b.c' } }))).toEqual([
      ['p1', null, null, 'condition undefined_value'],
    ])
  })

  test('sends once for each part, with a key that stays', () => {
    const source = '"{{ part.id }}"'
    const parts = (list: Value): unknown =>
      short(sealing({ rules: { parts: 'list' }, source, payload: { list } }))
    expect(parts([{ id: 'a' }, { id: 'b' }])).toEqual([
      ['p1', 'a', '"a"', null],
      ['p2', 'b', '"b"', null],
    ])
    expect(
      parts([
        { id: 'a', sku: 'x' },
        { id: 'a', sku: 'y' },
      ]),
    ).toEqual([
      ['p1', 'x', '"a"', null],
      ['p2', 'y', '"a"', null],
    ])
    expect(parts([{ id: 'a' }, { id: 'a' }])).toEqual([
      ['p1', '0', '"a"', null],
      ['p2', '1', '"a"', null],
    ])
    expect(parts([])).toBe('no_parts')
    expect(parts(null)).toBe('no_parts')
    expect(parts(undefined)).toBe('no_parts')
    expect(parts('text')).toEqual([['p1', null, null, 'parts wrong_type']])
  })

  test('seals only as many parts as asked for, and never too many', () => {
    const payload = { list: Array.from({ length: 1000 }, (_, i) => ({ id: `i${i}` })) }
    const rules = { parts: 'list' }
    expect(sealing({ rules, payload }).matched && sealing({ rules, payload })).toHaveProperty(
      'postbacks.length',
      1000,
    )
    expect(sealing({ rules, payload, maxParts: 5 })).toHaveProperty('postbacks.length', 5)
    const more = { list: [...payload.list, {}] }
    expect(short(sealing({ rules, payload: more, maxParts: 5 }))).toEqual([
      ['p1', null, null, 'parts too_many_parts'],
    ])
  })

  test('one part that fails does not stop the others', () => {
    const result = sealing({
      rules: { parts: 'list' },
      source: '{{ part.n + 1 }}',
      payload: { list: [{ n: 1 }, { n: 'x' }, { n: 3 }] },
    })
    expect(short(result)).toEqual([
      ['p1', '0', '2', null],
      ['p2', '1', null, 'source wrong_type'],
      ['p3', '2', '4', null],
    ])
  })

  test('says where rendering failed', () => {
    const result = sealing({ format: 'text', source: 'æ😀\n{{ a }}{{ b + 1 }}', payload: { b: 'x' } })
    expect(result).toMatchObject({
      postbacks: [{ message: null, problem: { phase: 'render', field: 'source', line: 2, column: 13 } }],
    })
  })

  test('what is not JSON is not sent', () => {
    const trailing = '[{% for a in list %}1,{% endfor %}]'
    expect(short(sealing({ source: trailing, payload: { list: [] } }))).toEqual([['p1', null, '[]', null]])
    expect(sealing({ source: trailing, payload: { list: [1] } })).toMatchObject({
      postbacks: [
        {
          message: null,
          problem: {
            code: 'invalid_json',
            reason: 'output_not_well_formed',
            values: { line: 1, column: 4 },
          },
        },
      ],
    })
  })

  test('what is not XML is not sent', () => {
    const [{ problem } = {}] = postbacksOf(sealing({ format: 'xml', source: '<a>\n{{ "<b>" | safe }}</a>' }))
    expect(problem && worded(problem)).toStrictEqual({
      code: 'invalid_xml',
      severity: 'error',
      message: 'The output is not XML. Line 2, column 4 of the output: </a> stands where <b> must be closed.',
      phase: 'render',
      field: 'source',
      reason: 'output_not_well_formed',
      values: {
        format: 'XML',
        line: 2,
        column: 4,
        fault: { term: 'xml_closed_out_of_order', values: { name: 'a', open: 'b' } },
      },
    })
  })

  test('headers and the address see the fields of a form', () => {
    const result = sealing({
      format: 'form',
      source: 'order={{ a }}&line=1&line=2',
      payload: { a: 'x & y' },
      rules: {
        channel: 'url',
        url: 'https://a.example/{{ fields.order }}',
        headers: [
          ['X-Order', '{{ fields.order }}'],
          ['X-Lines', '{{ fields.line | join("+") }}{{ fields.missing }}'],
        ],
      },
    })
    expect(postbacksOf(result)[0]?.message).toMatchObject({
      url: 'https://a.example/x%20%26%20y',
      contentType: 'application/x-www-form-urlencoded',
      headers: [
        ['X-Order', 'x & y'],
        ['X-Lines', '1+2'],
      ],
    })
  })

  test('half a character is not sent as another one', () => {
    const payload = { a: '\ud83d' }
    expect(short(sealing({ format: 'text', source: '{{ a }}', payload }))).toEqual([
      ['p1', null, null, 'source broken_text'],
    ])
    expect(short(sealing({ source: '"{{ a }}"', payload }))).toEqual([
      ['p1', null, String.raw`"\ud83d"`, null],
    ])
  })

  test('a template of the other channel fails, and so does a mail to nobody', () => {
    expect(short(sealing({ format: 'email', source: { subject: '', html: '' } }))).toEqual([
      ['p1', null, null, 'undefined channel_mismatch'],
    ])
    expect(short(sealing({ rules: { channel: 'email' } }))).toEqual([
      ['p1', null, null, 'undefined channel_mismatch'],
    ])
    const mail: Setup = {
      rules: { channel: 'email', to: ['{{ a }}'] },
      format: 'email',
      source: { subject: '', html: '' },
    }
    expect(short(sealing(mail))).toEqual([['p1', null, null, 'to no_recipient']])
  })

  test('every sample event becomes JSON', () => {
    const source = `{
      "order": "{{ order.number or order.id or order.referenceId }}", "customer": {{ customer | tojson }},
      "name": "{{ (order.shippingAddress or {}).firstName }}", "sequence": {{ event.sequence | default(0) }},
      "items": [{% for item in order.items or [] %}{"sku": "{{ item.sku }}", "quantity": {{ item.quantity }}}{{ "," if not loop.last }}{% endfor %}]
    }`
    for (const payload of FIXTURES) {
      expect(sealing({ source, samples: FIXTURES, payload })).toMatchObject({
        postbacks: [{ problem: null }],
      })
    }
  })

  test('payloads of any kind are no reason to throw', () => {
    for (const payload of [null, undefined, 1, 'x', [], true, new Map<Value, Value>([['a', 1]])]) {
      expect(short(sealing({ source: '"{{ a }}{{ order }}"', payload }))).toHaveLength(1)
    }
  })
})

describe('success rules', () => {
  test('see the answer', () => {
    const { expression } = compileExpression('response.status == 200 and response.body.ok', 'success')
    const response = { status: 200, headers: { 'x-a': '1' }, body: { ok: true } }
    expect(isTrue(expression?.evaluate({ response }))).toBe(true)
    expect(isTrue(expression?.evaluate({ response: { ...response, status: 500 } }))).toBe(false)
    expect(() => expression?.evaluate({ response: {} })).not.toThrow()
    expect(() => expression?.evaluate({ response: { status: 200 } })).toThrow('member_of_undefined')
  })
})
