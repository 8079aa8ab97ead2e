import { expect, test } from 'vitest'
import { seal } from './seal.ts'
import { compileTemplate, type TemplateFormat } from './template.ts'
import { compileTrigger } from './trigger.ts'
import type { Value } from './value.ts'

/** The body with `<name encodings>` where a secret goes in; the code of the problem otherwise. */
function sealed(format: TemplateFormat, source: string, payload: Value = { x: 'æ😀', list: [1, 2] }): string {
  const { template, problems } = compileTemplate({ format, source, samples: [payload] })
  if (template === null) return `save: ${problems.find(({ severity }) => severity === 'error')?.code}`
  const rules = {
    channel: 'url',
    condition: null,
    parts: null,
    url: 'https://a.example/',
    headers: [],
  } as const
  const { trigger } = compileTrigger({ ...rules, headers: [] })
  if (trigger === null) return 'no trigger'
  const about = { id: 'a', name: 'b' }
  const sealing = seal({ trigger, template, payload, about, sealedAt: '', newPostbackId: () => 'id' })
  const postback = sealing.matched ? sealing.postbacks[0] : undefined
  if (postback?.problem) return `render: ${postback.problem.code}`
  if (postback?.message?.channel !== 'url') return 'no message'
  const { body, places } = postback.message
  let text = ''
  let from = 0
  for (const { offset, secret, encodings } of places) {
    text += `${new TextDecoder().decode(body.subarray(from, offset))}<${[secret, ...encodings].join(' ')}>`
    from = offset
  }
  return text + new TextDecoder().decode(body.subarray(from))
}

test.each<[TemplateFormat, string, string]>([
  [
    'json',
    '{"k": "{{ secrets.key }}", "x": "{{ x }}", "l": "-{{ secrets["two"] }}"}',
    '{"k": "<key json>", "x": "æ😀", "l": "-<two json>"}',
  ],
  [
    'json',
    '[{% for i in list %}"{{ secrets.key }}"{{ "," if not loop.last }}{% endfor %}]',
    '["<key json>","<key json>"]',
  ],
  ['json', '{"k": "{{ secrets.a if x else secrets.b }}"}', '{"k": "<a json>"}'],
  ['json', '{"k": {{ secrets.key }}}', 'save: unquoted_unknown'],
  ['json', '{"k": "{{ secrets.key | upper }}"}', 'save: secret_taken_apart'],
  ['json', '{"k": "{{ "Bearer " ~ secrets.key }}"}', 'save: secret_taken_apart'],
  ['json', '{"k": "{{ secrets.key == "a" }}"}', 'save: secret_taken_apart'],
  ['json', '{% if secrets.key %}1{% endif %}', 'save: secret_taken_apart'],
  ['json', '{"k": "{{ secrets }}"}', 'save: secret_taken_apart'],
  ['json', '{% set k = secrets.key %}{}', 'save: secret_taken_apart'],
  ['json', '{% set k %}{{ secrets.key }}{% endset %}"{{ k }}"', 'render: secret_not_here'],
  [
    'xml',
    '<a k="{{ secrets.key }}">{{ secrets.key }}<![CDATA[{{ secrets.key }}]]></a>',
    '<a k="<key xml>"><key xml><![CDATA[<key cdata>]]></a>',
  ],
  ['form', 'k={{ secrets.key }}&x={{ x }}', 'k=<key form>&x=%C3%A6%F0%9F%98%80'],
  ['csv', 'a,"{{ secrets.key }}",{{ x }}', 'a,"<key csv>",æ😀'],
  ['csv', 'a,{{ secrets.key }}', 'save: unquoted_secret'],
  ['text', 'æ{{ secrets.key }}!', 'æ<key>!'],
])('%s %s', (format, source, expected) => {
  expect(sealed(format, source)).toBe(expected)
})

test('data cannot smuggle a secret in', () => {
  const source = '{{ secrets.key }} {{ x }}'
  expect(sealed('text', source, { x: '\udfff0\udfff' })).toBe('render: broken_text')
  expect(sealed('text', source, { x: '\udfff1\udfff' })).toBe('render: broken_text')
  expect(sealed('text', '{{ x }}', { x: '\udfff0\udfff' })).toBe('render: broken_text')
})

test('halves of a character on both sides of a secret are no character', () => {
  const source = '{{ x }}{{ secrets.key }}{{ y }}'
  expect(sealed('text', source, { x: '\ud83d', y: '\ude00' })).toBe('render: broken_text')
})

test('an e-mail, a URL and a condition have none', () => {
  const mail = compileTemplate({ format: 'email', source: { subject: '', html: '{{ secrets.key }}' } })
  expect(mail.problems).toMatchObject([{ code: 'not_available_here', field: 'html' }])
  const { problems } = compileTrigger({
    channel: 'url',
    condition: 'secrets.key',
    parts: null,
    url: 'https://a.example/{{ secrets.key }}',
  })
  expect(problems.map(({ code }) => code)).toEqual(['not_available_here', 'not_available_here'])
})
