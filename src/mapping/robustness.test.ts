import {
  anything,
  array,
  assert,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  property,
  string,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileExpression } from './expression.ts'
import { parseJson } from './json.ts'
import { RenderError } from './render-error.ts'
import { compileTemplate, type CompiledTemplate } from './template.ts'
import { compileTrigger } from './trigger.ts'
import type { Value } from './value.ts'

/** Pieces that make templates which nearly work, or do. */
const PIECE = constantFrom(
  ...(
    '{{ |}} |{% |%}|{{-|-}}|{#|#}|{% if |{% elif |{% else %}|{% endif %}|{% for x in |{% endfor %}|{% set x = |{% raw %}|' +
    '{% endraw %}|a|b|x|loop|.|.a|.items()|[|]|[0]|[::-1]|(|)|{|}|:|,|"|\'|"t"|1|2.5|-|+|*|**|/|//|%|~|==|<|in |not |and |or |' +
    '<a |<a>|</a>|b="|">|<!--|-->|<![CDATA[|]]>|&|;|is |is defined|if |else |none|true|\n|\\|=|!|&|é|😀|\u0085|__|payload'
  ).split('|'),
  '|',
  '|upper',
  '|safe',
  '|default("x", true)',
  '|join(",")',
  '|map(attribute="a")',
  '|select("odd")',
  '|tojson',
  '|format(1)',
  '|round',
  '|sort',
  '|e',
  '|decimal',
  '|number(1, ",")',
  '|convert("g", "lb")',
  '|date',
  '|date("%c")',
  '|date_add(months=1, business_days=-2)',
  '|date_diff(a)',
  '|sha512',
  '|hmac("key", encoding=b)',
  '|base64_decode',
  '|country(unknown=1)',
  '|language_name',
)

const PAYLOAD = oneof(
  jsonValue().map((value) => parseJson(JSON.stringify(value))),
  dictionary(
    constantFrom('a', 'b', 'x', 'order', '0'),
    jsonValue().map((value) => parseJson(JSON.stringify(value))),
  ),
)

/** Renders; the only error that may come is our own, and never one that says the fault is ours. */
function render(template: CompiledTemplate, payload: Value): string | null {
  try {
    const rendered = template.render({ data: payload, own: { payload } })
    return rendered.format === 'email' ? rendered.html : rendered.body
  } catch (error) {
    if (error instanceof RenderError && error.code !== 'internal_error' && error.problem !== null) return null
    throw error
  }
}

describe('whatever is written and whatever comes', () => {
  test('templates are refused or rendered, and fail only with a render error', () => {
    assert(
      property(
        array(PIECE, { maxLength: 14 }),
        PAYLOAD,
        constantFrom('json', 'text', 'xml', 'csv', 'form'),
        (pieces, payload, format) => {
          const source = pieces.join('')
          const { template, problems } = compileTemplate({ format, source, samples: [payload] })
          expect(template === null).toBe(problems.some(({ severity }) => severity === 'error'))
          if (template !== null) render(template, payload)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('expressions, addresses, headers and recipients too', () => {
    const text = array(PIECE, { maxLength: 8 }).map((pieces) => pieces.join(''))
    assert(
      property(text, text, text, (first, second, third) => {
        compileExpression(first, 'condition')
        compileTrigger({
          channel: 'url',
          condition: first,
          parts: second,
          url: `https://a.example/${third}`,
          headers: [['X-A', second]],
        })
        compileTrigger({ channel: 'email', condition: null, parts: null, to: [first], replyTo: second })
      }),
      { numRuns: 500 },
    )
  })

  test('no payload breaks out of a JSON document', () => {
    const source = `{"a": "{{ a }}", "b": "{{ b.x }}", "n": {{ a | tojson }}, "c": [{% for x in list %}"{{ x }}"{{ "," if not loop.last }}{% endfor %}]}`
    const { template } = compileTemplate({ format: 'json', source, samples: [] })
    const value = oneof(string({ unit: 'binary' }), jsonValue())
    assert(
      property(value, string({ unit: 'binary' }), array(string({ unit: 'binary' })), (a, x, list) => {
        const payload = parseJson(JSON.stringify({ a, b: { x }, list }))
        const body = template === null ? null : render(template, payload)
        const parsed: unknown = JSON.parse(body ?? 'null')
        expect(parsed).toMatchObject({ b: x, c: list })
        expect(Object.keys(parsed ?? {})).toEqual(['a', 'b', 'n', 'c'])
      }),
    )
  })

  test('no payload breaks out of HTML', () => {
    const source = { subject: 's', html: '<p title="{{ a }}">{{ a }}</p>' }
    const { template } = compileTemplate({ format: 'email', source, samples: [] })
    assert(
      property(string({ unit: 'binary' }), (a) => {
        const html = template === null ? null : render(template, { a })
        expect(html).toMatch(/^<p title="[^"<>]*">[^<>]*<\/p>$/)
      }),
    )
  })

  test('a typed hole writes a value of its type or nothing at all', () => {
    const { template } = compileTemplate({ format: 'json', source: '[{{ a }}]', samples: [{ a: 1 }] })
    assert(
      property(anything({ withNullPrototype: false, maxDepth: 1 }), (a) => {
        const text: string | undefined = JSON.stringify({ a })
        const body = template === null ? null : render(template, parseJson(text ?? '{}'))
        const parsed: unknown = JSON.parse(body ?? '[0]')
        expect(parsed).toHaveLength(1)
        const [value] = Array.isArray(parsed) ? (parsed as unknown[]) : []
        expect(value === null || typeof value === 'number').toBe(true)
      }),
    )
  })
})
