import { describe, expect, test } from 'vitest'
import { parseJson } from './json.ts'
import { problemOf } from './render-error.ts'
import { compileTemplate, type TemplateFormat } from './template.ts'
import type { Value } from './value.ts'

const SAMPLE = parseJson(`{
  "order": {
    "number": "100482", "count": 3, "price": 149.00, "big": 9007199254740993, "paid": true, "note": null, "weight": null,
    "tags": ["a", "b"], "ids": [1, 2.50], "address": {"b": 1, "a": "x"}, "10": {"2": 1, "1": 2},
    "items": [{"sku": "A", "quantity": 2}, {"sku": "B\\"\\\\", "quantity": 1, "gift": true}],
    "flag": "False"
  }
}`)

/** What a json template gives for the sample; the code of the first error otherwise. */
function json(source: string, payload: Value = SAMPLE): string {
  return output('json', source, payload, [SAMPLE])
}

function output(format: TemplateFormat, source: string, payload: Value, samples: Value[]): string {
  const { template, problems } = compileTemplate({ format, source, samples })
  if (template === null) return `save: ${problems.find(({ severity }) => severity === 'error')?.code}`
  try {
    const rendered = template.render({ data: payload, own: { payload } })
    return rendered.format === 'email' ? rendered.html : rendered.body
  } catch (error) {
    return `render: ${problemOf(error).code}`
  }
}

describe('json inside quotes', () => {
  test('is escaped, whatever comes', () => {
    expect(json('{"a": "{{ order.items[1].sku }}"}')).toBe(String.raw`{"a": "B\"\\"}`)
    expect(json('{"a": "{{ x }}"}', { x: '\n\u0000\u2028\ud800' })).toBe('{"a": "\\n\\u0000\u2028\\ud800"}')
  })

  test('null is nothing, a number keeps its digits', () => {
    expect(
      json('"{{ order.note }}|{{ order.missing }}|{{ order.price }}|{{ order.big }}|{{ order.paid }}"'),
    ).toBe('"|||149.00|9007199254740993|True"'.replace('|||', '||'))
  })

  test('a hole after a backslash is refused', () => {
    expect(json(String.raw`"\{{ order.number }}"`)).toBe('save: unbalanced_quote')
  })

  test('an escaped quote does not end the text', () => {
    expect(json(String.raw`"say \"{{ order.number }}\""`)).toBe(String.raw`"say \"100482\""`)
  })

  test('tojson inside quotes becomes text', () => {
    expect(json('"{{ order.tags | tojson }}"')).toBe(String.raw`"[\"a\", \"b\"]"`)
  })
})

describe('json outside quotes', () => {
  test.each([
    ['{{ order.count }}', '3'],
    ['{{ order.price }}', '149.00'],
    ['{{ order.big }}', '9007199254740993'],
    ['{{ order.paid }}', 'true'],
    ['{{ order.tags }}', '["a","b"]'],
    ['{{ order.address }}', '{"b":1,"a":"x"}'],
    ['{{ order["10"] }}', '{"2":1,"1":2}'],
    ['{{ order.price | tojson }}', '149.00'],
    ['{{ order.address | tojson }}', '{"a": "x", "b": 1}'],
    ['{{ order.number | int }}', '100482'],
    ['{{ order.number | int + 1 }}', '100483'],
    ['{{ order.count / 2 }}', '1.5'],
    ['{{ order.count > 2 }}', 'true'],
    ['{{ order.count is even }}', 'false'],
    ['{{ not order.paid }}', 'false'],
    ['{{ order.items | length }}', '2'],
    ['{{ order.items | map(attribute="quantity") | sum }}', '3'],
    ['{{ order.items | map(attribute="quantity") | first }}', '2'],
    ['{{ order.items[0].quantity }}', '2'],
    ['{{ "%.2f" | format(order.price) }}', '149.00'],
    ['{{ none }}', 'null'],
    ['{{ true }}', 'true'],
    ['{{ 1.50 }}', '1.5'],
    ['{{ order.missing | default(0) }}', 'save: unquoted_unknown'],
    ['{{ order.count | default(0) }}', '3'],
    ['{{ order.count if order.paid else "null" }}', '3'],
    ['{{ order.count if not order.paid else "null" }}', 'null'],
    ['{{ order.count or "null" }}', '3'],
    ['[{{ order.ids | join(", ") }}]', '[1, 2.50]'],
    ['[{{ order.tags | map("tojson") | join(",") }}]', '["a","b"]'],
    ['[{{ order.tags | join(",") }}]', 'save: unquoted_text'],
    ['{{ order.number }}', 'save: unquoted_text'],
    ['{{ order.number | upper }}', 'save: unquoted_text'],
    ['{{ order.missing }}', 'save: unquoted_unknown'],
    ['{{ order.weight }}', 'save: unquoted_unknown'],
    ['{{ order.number or "null" }}', 'save: unquoted_text'],
    ['{{ order.count ~ order.number }}', 'save: unquoted_text'],
    ['{{ "x" ~ order.count }}', 'x3'],
    ['[1{{ "," if order.paid }}2]', '[1,2]'],
    ['{% set comma = "," %}[1{{ comma }}2]', '[1,2]'],
    ['{% if order.paid %}{% set comma = "," %}{% endif %}[1{{ comma }}2]', 'save: unquoted_unknown'],
    ['{% set order = "," %}{{ order }}', ','],
    ['[{% for item in order.items %}{{ item.quantity }}{{ "," if not loop.last }}{% endfor %}]', '[2,1]'],
    ['[{% for item in order.items %}{{ item.sku }}{% endfor %}]', 'save: unquoted_text'],
    ['[{% for c in [",", ";"] %}{{ c }}{% endfor %}]', '[,;]'],
    ["{{ '\"' }}", 'save: unbalanced_quote'],
    ['{{ \'"a"\' }}', '"a"'],
    ['"{{ order.count }}', 'save: unbalanced_quote'],
    ['{% if order.paid %}"{% endif %}a"', 'save: unbalanced_quote'],
    ['{% if order.paid %}"a{% else %}"b{% endif %}"', '"a"'],
    ['{% for item in order.items %}"{% endfor %}', 'save: unbalanced_quote'],
    ['{{ order.tags | tojson | safe }}', '["a", "b"]'],
    ['{{ payload.order.count }}', '3'],
  ])('%s is %s', (source, expected) => {
    expect(json(source)).toBe(expected)
  })

  // Inside of a set block, a macro or a call block the text is a value first.
  test.each([
    ['{% macro m() %}1{% endmacro %}{% set x %}{{ m() }}{% endset %}[{{ m() }}, {{ x }}]', '[1, 1]'],
    ['{% macro a() %}[1]{% endmacro %}{% macro b() %}[{{ a() }}]{% endmacro %}{{ b() }}', '[[1]]'],
    [
      '{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}{% call m() %}1{% endcall %}{% endcall %}',
      '[[1]]',
    ],
  ])('a macro is structure, whatever calls it first: %s is %s', (source, expected) => {
    expect(json(source)).toBe(expected)
  })

  // Its text is made twice: as a value, and as structure.
  test.each([
    [
      '{% set ns = namespace(n=0) %}{% set x %}{% set ns.n = ns.n + 1 %}{{ ns.n }}{% endset %}[{{ x }}, {{ ns.n }}]',
      '[1, 1]',
    ],
    ['{% set j = joiner(",") %}{% set x %}{{ j() }}1{% endset %}[{{ x }}{{ j() }}2]', '[1,2]'],
    [
      '{% set c = cycler("1", "2") %}{% set x %}{{ c.next() }}{% endset %}[{{ x }}, {{ c.next() }}]',
      '[1, 2]',
    ],
    [
      '{% for a in [7, 7] %}{% set x %}{{ 1 if loop.changed(a) else 2 }}{% endset %}{{ x }}{{ "," if loop.first }}{% endfor %}',
      '1,2',
    ],
    [
      '{% set ns = namespace(n=0) %}{% set x %}{% set y %}{% set ns.n = ns.n + 1 %}{{ ns.n }}{% endset %}{{ y }}{% endset %}[{{ x }}, {{ ns.n }}]',
      '[1, 1]',
    ],
  ])('what a set block changes is changed once: %s is %s', (source, expected) => {
    expect(json(source)).toBe(expected)
  })

  test('what arrives as another type is an error, not another document', () => {
    expect(json('{{ order.count }}', { order: { count: '1, "admin": true' } })).toBe('render: wrong_type')
    expect(json('{{ order.count }}', { order: { count: [1] } })).toBe('render: wrong_type')
    expect(json('{{ order.count }}', { order: {} })).toBe('render: wrong_type')
    expect(json('{{ order.count }}', { order: { count: null } })).toBe('null')
    expect(json('{{ order.count or "null" }}', { order: { count: 'x' } })).toBe('render: wrong_type')
  })

  test('types decided at save are stored, and rule without samples', () => {
    const source =
      '{"a": {{ order.count }}, "b": {{ order.items | map(attribute="quantity") | first }}, "c": {{ 1 + 1 }}}'
    const { template } = compileTemplate({ format: 'json', source, samples: [SAMPLE] })
    expect(template?.types).toEqual({ '1:16': ['number'], '1:76': ['number'] })
    const stored = parseJson(JSON.stringify(template?.types))
    const again = compileTemplate({ format: 'json', source, types: stored })
    expect(again.problems).toEqual([])
    expect(again.template?.types).toEqual(template?.types)
    const other = { order: { count: 5, items: [{ quantity: 7 }] } }
    expect(again.template?.render({ data: other, own: {} })).toEqual({
      format: 'json',
      body: '{"a": 5, "b": 7, "c": 2}',
    })
    expect(compileTemplate({ format: 'json', source, samples: [] }).template).toBeNull()
  })

  test('stored types that are not ours decide nothing', () => {
    for (const types of [null, [], 'x', { '1:4': 'number' }, { '1:4': ['text'] }, { '1:4': [] }]) {
      expect(compileTemplate({ format: 'json', source: '{{ a }}', types }).template).toBeNull()
    }
  })
})

describe('warnings', () => {
  test.each([
    ['"{{ order.note }}"', ['null_possible']],
    ['"{{ order.note | default("-", true) }}"', []],
    ['"{{ order.note or "-" }}"', []],
    ['"{{ order.paid }}"', ['prints_boolean']],
    ['"{{ order.tags }}"', ['prints_structure']],
    ['"{{ order.number }}"', []],
    ['{% if order.flag %}1{% else %}2{% endif %}', ['text_as_condition']],
    ['{% if order.flag == "True" %}1{% else %}2{% endif %}', []],
  ])('%s: %s', (source, codes) => {
    const { problems } = compileTemplate({ format: 'json', source, samples: [SAMPLE] })
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      codes.map((code) => `warning ${code}`),
    )
  })
})

describe('text', () => {
  test('prints as the reference does', () => {
    const source =
      '{{ order.note }} {{ order.paid }} {{ order.tags }} {{ order.price }} {{ order.price | tojson }}'
    expect(output('text', source, SAMPLE, [])).toBe("None True ['a', 'b'] 149.00 149.0")
  })
})

describe('departures from the reference', () => {
  test.each([
    ['{{ order.items[0].sku }}', 'A'],
    ['{% for item in order.items %}{{ item.sku }};{% endfor %}', 'A;B"\\;'],
    ['{{ order.items() }}', 'render: wrong_type'],
    ['{{ order.address.items() | length }}', '2'],
    ['{% set odd = order.ids | select("odd") %}{{ odd | list }}{{ odd | list }}', '[1][1]'],
    ['{{ order.tags | map("upper") }}', "['A', 'B']"],
    ['{{ [] | select and 1 }}', '[]'],
    ['{{ order.price }} {{ order.big }} {{ [order.price] }}', '149.00 9007199254740993 [149.00]'],
    ['{{ order.price * 1 }} {{ order.big + 0 }}', '149.0 9007199254740993'],
    ['{{ 1e300 * 1e300 }}', 'render: not_a_number'],
    ['{{ "nan" | float }}', 'render: not_a_number'],
    ['{{ order.tags.count }}', 'render: wrong_type'],
    ['{{ "abc".upper }}', 'render: wrong_type'],
  ])('%s is %s', (source, expected) => {
    expect(output('text', source, SAMPLE, [])).toBe(expected)
  })

  test('own names beat data, and payload reaches the data', () => {
    const { template } = compileTemplate({
      format: 'text',
      source: '{{ trigger.id }} {{ payload.trigger }}',
      samples: [],
    })
    const payload = { trigger: 'data' }
    expect(template?.render({ data: payload, own: { payload, trigger: { id: 't1' } } })).toEqual({
      format: 'text',
      body: 't1 data',
    })
  })
})

describe('e-mail', () => {
  const source = {
    subject: 'Ordre {{ order.number }}\n  {{ order.subject }}',
    html: '<p title="{{ order.name }}">{{ order.name }} {{ order.note }}{{ order.name | e }}</p>',
  }

  test('escapes once, null is nothing, the subject is one line', () => {
    const { template } = compileTemplate({ format: 'email', source, samples: [] })
    const payload = { order: { number: '7', subject: 'a\r\nBcc: x@y.z', name: '<b>"&\'', note: null } }
    expect(template?.render({ data: payload, own: { payload } })).toEqual({
      format: 'email',
      subject: 'Ordre 7 a Bcc: x@y.z',
      html: '<p title="&lt;b&gt;&#34;&amp;&#39;">&lt;b&gt;&#34;&amp;&#39; &lt;b&gt;&#34;&amp;&#39;</p>',
      text: '<b>"&\' <b>"&\'',
    })
  })

  test.each([
    '<p {{ a }}>x</p>',
    '<a href={{ a }}>x</a>',
    '<script>{{ a }}</script>',
    '<style>p { color: {{ a }} }</style>',
  ])('refuses a hole that cannot be made safe: %s', (html) => {
    const { problems } = compileTemplate({ format: 'email', source: { subject: 's', html }, samples: [] })
    expect(problems.map(({ code, field }) => `${field} ${code}`)).toEqual(['html unsafe_place'])
  })

  test('safe switches escaping off, with a warning', () => {
    const html = '<p>{{ a | safe }}</p>'
    const { problems, template } = compileTemplate({
      format: 'email',
      source: { subject: 's', html },
      samples: [],
    })
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning escaping_off'])
    expect(template?.render({ data: { a: '<b>x</b>' }, own: {} })).toMatchObject({
      html: '<p><b>x</b></p>',
      text: 'x',
    })
  })

  test('a source of the other kind is refused', () => {
    expect(compileTemplate({ format: 'email', source: 'x', samples: [] }).problems).toMatchObject([
      { code: 'wrong_source' },
    ])
    expect(compileTemplate({ format: 'json', source, samples: [] }).problems).toMatchObject([
      { code: 'wrong_source' },
    ])
  })
})
