import { describe, expect, test } from 'vitest'
import type { TraceEntry } from '#contract/trace.ts'
import { parseJson } from '../json.ts'
import { OUTPUT_LIMIT_CHARACTERS, TRACE_LIMIT_ENTRIES, TRACE_TEXT_LIMIT_CHARACTERS } from '../limits.ts'
import { problemOf } from '../render-error.ts'
import { seal } from '../seal.ts'
import { compileTemplate, type TemplateFormat, type TemplateSource } from '../template.ts'
import { compileTrigger } from '../trigger.ts'
import type { Value } from '../value.ts'
import { Trace } from './trace.ts'

const EVENT = parseJson(`{
  "order": {
    "number": "100482", "note": "", "rush": "False", "tags": [], "parcels": [{"weight": 2}, {}],
    "shippingAddress": {"city": "Aarhus", "state": null},
    "items": [{"sku": "A", "quantity": 2}, {"sku": "", "quantity": 1}]
  }
}`)

/** The trace of one rendering, what it gave, and the code of the problem it ended with. */
function traced(source: TemplateSource, format: TemplateFormat = 'json', payload: Value = EVENT) {
  const trace = new Trace()
  const names = { data: payload, own: {} }
  const { template, problems } = compileTemplate({ format, source, samples: [payload], tracer: trace })
  if (template === null) throw new Error(problems.map(({ code }) => code).join())
  try {
    const rendered = template.render(names, [])
    return { trace, output: rendered.format === 'email' ? rendered.html : rendered.body, problem: null }
  } catch (error) {
    return { trace, output: '', problem: problemOf(error).code }
  }
}

function entries(source: TemplateSource, format?: TemplateFormat): TraceEntry[] {
  return traced(source, format).trace.entries
}

/** `order.note -> text ""`, with the nearest key behind it. */
function steps(entry: TraceEntry | undefined): string[] {
  return (entry?.steps ?? []).map(({ expression, kind, json, nearest }) => {
    const value = kind === 'object' || kind === 'absent' ? kind : `${kind} ${json}`
    return `${expression} -> ${value}${nearest === undefined ? '' : ` (${nearest})`}`
  })
}

/** What was written, or what was decided. */
function told({ kind, written, isTrue, passes }: TraceEntry): string {
  if (kind === 'hole') return written ?? '(failed)'
  if (kind === 'if') return `if ${isTrue}`
  return kind === 'for' ? `for ${passes}` : kind
}

describe('a hole', () => {
  test('has its place, its text, what it wrote and its value', () => {
    expect(entries('{\n  "ø": "{{- order.number }}"\n}')).toEqual([
      {
        output: 0,
        field: 'source',
        line: 2,
        column: 9,
        endLine: 2,
        endColumn: 28,
        kind: 'hole',
        expression: 'order.number',
        inPasses: [],
        written: '100482',
        value: { kind: 'text', json: '"100482"' },
        empty: false,
        failed: false,
        steps: [],
      },
    ])
  })

  test.each([
    ['{{ order.note }}', ['order -> object', 'order.note -> text ""']],
    [
      '{{ order.shippingAddress.state | default("") }}',
      [
        'order -> object',
        'order.shippingAddress -> object',
        'order.shippingAddress.state -> null null',
        'order.shippingAddress.state | default("") -> null null',
      ],
    ],
    ['{{ order["nmber"] }}', ['order -> object', 'order["nmber"] -> absent (number)']],
    ['{{ ordr }}', ['ordr -> absent (order)']],
    [
      '{{ order.phone | default(order.note) }}',
      ['order -> object', 'order.note -> text ""', 'order.phone | default(order.note) -> text ""'],
    ],
    [
      '{{ order.items[1].sku }}',
      [
        'order -> object',
        'order.items -> list [{"sku":"A","quantity":2},{"sku":"","quantity":1}]',
        'order.items[1] -> object',
        'order.items[1].sku -> text ""',
      ],
    ],
    [
      '{{ order.items | selectattr("quantity", "gt", 5) | map(attribute="sku") | join(", ") }}',
      [
        'order -> object',
        'order.items -> list [{"sku":"A","quantity":2},{"sku":"","quantity":1}]',
        'order.items | selectattr("quantity", "gt", 5) -> list []',
        'order.items | selectattr("quantity", "gt", 5) | map(attribute="sku") -> list []',
        'order.items | selectattr("quantity", "gt", 5) | map(attribute="sku") | join(", ") -> text ""',
      ],
    ],
    [
      '{{ order.vat or order.note }}',
      ['order -> object', 'order.note -> text ""', 'order.vat or order.note -> text ""'],
    ],
    [
      '{{ order.note ~ order.phone }}',
      ['order -> object', 'order.phone -> absent', 'order.note ~ order.phone -> text ""'],
    ],
    [
      '{{ order.number if order.rush == "True" }}',
      [
        'order -> object',
        'order.rush -> text "False"',
        'order.rush == "True" -> boolean false',
        'order.number if order.rush == "True" -> absent',
      ],
    ],
    [
      '{{ (order.billing | default({})).city }}',
      [
        'order -> object',
        'order.billing -> absent',
        'order.billing | default({…}) -> object',
        '(order.billing | default({…})).city -> absent',
      ],
    ],
    [
      '{{ order.note.split(",") | first }}',
      [
        'order -> object',
        'order.note -> text ""',
        'order.note.split(",") -> list [""]',
        'order.note.split(",") | first -> text ""',
      ],
    ],
  ])('that is empty says where it became so: %s', (hole, expected) => {
    const entry = entries(hole, 'text').find(({ empty }) => empty)
    expect(steps(entry)).toEqual(expected)
  })

  test('says which key it reads of what', () => {
    const source = '{% for n in [5] %}{{ order.items[n].sku | default("") }}{{ loop.previtem }}{% endfor %}'
    const [, failed] = traced(source, 'text').trace.entries
    expect(failed?.steps.map(({ key }) => key)).toEqual(['order', 'items', '5'])
    const previous = entries('{% for n in [5] %}{{ loop.previtem }}{% endfor %}', 'text')[1]
    expect(previous?.steps).toEqual([{ expression: 'loop.previtem', kind: 'absent', json: '' }])
  })

  test('that a default fills is not empty, and still says what was missing', () => {
    const [entry] = entries('{{ order.phone | default("none") }}', 'text')
    expect(entry).toMatchObject({ empty: false, written: 'none' })
    expect(steps(entry)).toContain('order.phone -> absent')
  })

  test('outside quotes in JSON has its value though it is written in parts', () => {
    const source =
      '[{{ order.parcels[1].weight | default(0) }}, {{ order.items[5].quantity if order.items[5] else "null" }}]'
    const [first, second] = entries(source)
    expect(first).toMatchObject({ written: '0', value: { kind: 'number', json: '0' }, empty: false })
    expect(steps(first).at(-1)).toBe('order.parcels[1].weight -> absent')
    expect(second).toMatchObject({ written: 'null', empty: true })
    expect(steps(second).at(-1)).toBe('order.items[5] -> absent')
  })

  test('that writes only what separates is not empty', () => {
    const source =
      '[{% for item in order.items %}{{ item.quantity }}{{ "," if not loop.last }}{% endfor %}]' +
      '{% set comma = joiner() %}{{ comma() }}{{ "" }}'
    const last = '{% for n in [1] %}{% if not loop.last %}, {% endif %}{{ loop.previtem }}{% endfor %}'
    expect([...entries(source), ...entries(last, 'text')].filter(({ empty }) => empty)).toEqual([])
  })

  test('has a secret as a mask', () => {
    const [entry] = entries('{"key": "Bearer {{ secrets.token }}"}')
    expect(entry).toMatchObject({ written: '•••', value: { kind: 'secret', json: '•••' }, empty: false })
  })

  test('has long texts cut', () => {
    const [entry] = traced('{{ long }}', 'text', { long: 'å'.repeat(5000) }).trace.entries
    expect(entry?.written).toBe(`${'å'.repeat(TRACE_TEXT_LIMIT_CHARACTERS)}…`)
    expect(entry?.value?.json.length).toBe(TRACE_TEXT_LIMIT_CHARACTERS + 1)
  })
})

describe('a name that the template sets', () => {
  test('says where its value came from', () => {
    const source = '{% set to = order.shipingAddress %}{% set to = to or {} %}{{ to.city }}'
    expect(steps(entries(source, 'text')[0])).toEqual([
      'order -> object',
      'order.shipingAddress -> absent (shippingAddress)',
      'to -> absent',
      'to or {…} -> object',
      'to -> object',
      'to.city -> absent',
    ])
  })

  test('is a different one in each pass of a loop', () => {
    const source =
      '{% for item in order.items %}{% if loop.first %}{% set x = item.none %}{% endif %}{{ x }}{% endfor %}'
    const [first, second] = entries(source, 'text').filter(({ kind }) => kind === 'hole')
    expect(steps(first)).toEqual(['item -> object', 'item.none -> absent', 'x -> absent'])
    expect(steps(second)).toEqual(['x -> absent'])
  })
})

describe('loops and conditions', () => {
  test('tell each pass', () => {
    const source = '{% for i in order.items %}{% for n in [1, 2] %}{{ i.sku }}{{ n }}{% endfor %}{% endfor %}'
    const found = entries(source, 'text').filter(({ expression }) => expression === 'i.sku')
    expect(found.map(({ inPasses, written }) => `${inPasses.join('.')} ${written}`)).toEqual([
      '1.1 A',
      '1.2 A',
      '2.1 ',
      '2.2 ',
    ])
  })

  test('a loop that does not run says why', () => {
    const source =
      '{% for tag in order.tags %}x{% endfor %}{% for i in order.items if i.quantity > 5 %}x{% else %}y{% endfor %}'
    const [none, filtered] = entries(source, 'text')
    expect(none).toMatchObject({ kind: 'for', expression: 'for tag in order.tags', passes: 0, empty: true })
    expect(steps(none)).toEqual(['order -> object', 'order.tags -> list []'])
    expect(filtered).toMatchObject({ passes: 0, empty: true, value: { kind: 'list', size: 2 } })
  })

  test('a condition tells whether it was met, with each that was asked before', () => {
    const source = '{% if order.rush == "True" %}a{% elif order.items %}b{% elif order.note %}c{% endif %}'
    const found = entries(source, 'text')
    expect(found.map(({ expression, isTrue, empty }) => ({ expression, isTrue, empty }))).toEqual([
      { expression: 'if order.rush == "True"', isTrue: false, empty: true },
      { expression: 'elif order.items', isTrue: true, empty: false },
    ])
    expect(steps(found[0])).toContain('order.rush -> text "False"')
  })
})

describe('texts that are made apart', () => {
  test('a macro tells its holes at each call', () => {
    const source =
      '{% macro line(item) %}<{{ item.sku }}>{% endmacro %}{% for i in order.items %}{{ line(i) }}{% endfor %}'
    const found = entries(source, 'text').map(told)
    expect(found).toEqual(['for 2', '<A>', 'A', '<>', ''])
  })

  test('a filter block and what is in it', () => {
    const found = entries('{% filter upper %}x{{ order.shippingAddress.city }}{% endfilter %}', 'text')
    expect(found.map(({ expression, written }) => [expression, written])).toEqual([
      ['filter upper', 'XAARHUS'],
      ['order.shippingAddress.city', 'Aarhus'],
    ])
  })

  test('a set block in JSON, which is made in two forms, is told once', () => {
    const source = '{% set document %}{"a": "{{ order.number }}"}{% endset %}{{ document }}'
    expect(entries(source).map(told)).toEqual(['100482', '{"a": "100482"}'])
  })
})

describe('a rendering that fails', () => {
  test('is told up to the hole where it ends', () => {
    const source =
      '{{ order.number }}{% for i in order.items %}{{ i.sku }}{{ order.adress.city }}{% endfor %}'
    const { trace, problem } = traced(source, 'text')
    expect(problem).toBe('undefined_value')
    expect(trace.entries.map(told)).toEqual(['100482', 'for 1', 'A', '(failed)'])
    expect(trace.entries.map(({ failed }) => failed)).toEqual([false, false, false, true])
    expect(steps(trace.entries[3])).toEqual(['order -> object', 'order.adress -> absent'])
  })

  test.each([
    ['{% set x = order.adress.city %}', 'set', 'set x = order.adress.city'],
    ['{% for i in order.shippingAddress.state %}{% endfor %}', 'for', 'for i in order.shippingAddress.state'],
    ['{% if order.a.b %}{% endif %}', 'if', 'if order.a.b'],
    ['{% with a = order.a.b %}{% endwith %}', 'set', 'with a = order.a.b'],
    ['{% macro m(o) %}{{ o.a.b }}{% endmacro %}{{ m(order) }}', 'hole', 'o.a.b'],
    ['{% set a, b = order.number %}', 'set', 'set a, b = order.number'],
  ])('says at what: %s', (source, kind, expression) => {
    const { entries: found } = traced(source, 'text').trace
    expect(found.map((entry) => [entry.kind, entry.expression, entry.failed])).toEqual([
      [kind, expression, true],
    ])
  })

  test('is told though the trace is full', () => {
    const source = `{% for n in range(${TRACE_LIMIT_ENTRIES + 5}) %}{{ n }}{% endfor %}{{ order.a.b }}`
    const { trace } = traced(source, 'text')
    expect(trace.isCut).toBe(true)
    expect(trace.entries).toHaveLength(TRACE_LIMIT_ENTRIES + 1)
    expect(trace.entries.at(-1)).toMatchObject({ expression: 'order.a.b', failed: true })
  })
})

test('there is a limit, and whether it was reached is known', () => {
  const upTo = (count: number) => traced(`{% for n in range(${count}) %}{{ n }}{% endfor %}`, 'text').trace
  const full = upTo(TRACE_LIMIT_ENTRIES - 1)
  expect([full.entries.length, full.isCut]).toEqual([TRACE_LIMIT_ENTRIES, false])
  const cut = upTo(TRACE_LIMIT_ENTRIES)
  expect([cut.entries.length, cut.isCut]).toEqual([TRACE_LIMIT_ENTRIES, true])
})

test('each text of an e-mail has its name, and so have the URL and headers', () => {
  const mail = { subject: '{{ order.number }}', html: '<p>{{ order.note }}</p>', text: '{{ order.rush }}' }
  const fields = entries(mail, 'email').map(({ field, written }) => `${field} ${written}`)
  expect(fields.toSorted()).toEqual(['html ', 'subject 100482', 'text False'])

  const tracer = new Trace()
  const rules = {
    channel: 'url' as const,
    condition: null,
    parts: 'order.items',
    url: 'https://receiver.example/{{ part.quantity }}',
    headers: [['X-City', '{{ order.shippingAddress.city }}'] satisfies [string, string]],
  }
  const { trigger } = compileTrigger(rules, tracer)
  const { template } = compileTemplate({ format: 'text', source: '{{ part.sku }}', tracer })
  if (trigger === null || template === null) throw new Error('both can be compiled')
  const newPostbackId = () => {
    tracer.nextOutput()
    return 'pb'
  }
  const about = { id: '1', name: 'trigger' }
  seal({ trigger, template, payload: EVENT, about, sealedAt: '2026-10-02T08:00:00Z', newPostbackId })
  expect(tracer.entries.map(({ output, field, written }) => [output, field, written])).toEqual([
    [0, 'source', 'A'],
    [0, 'url', '2'],
    [0, 'headers.X-City', 'Aarhus'],
    [1, 'source', ''],
    [1, 'url', '1'],
    [1, 'headers.X-City', 'Aarhus'],
  ])
})

test('what is written and what it costs stay the same', () => {
  const source =
    '{% macro m(o) %}{{ o.sku | upper }}{% endmacro %}{% set x = order.items %}' +
    '[{% for i in x if i.quantity > 0 %}"{{ m(i) }}{{ i["sku"][0:1] }}"{{ "," if not loop.last }}{% endfor %}]'
  const plain = compileTemplate({ format: 'json', source, samples: [EVENT] }).template
  expect(plain?.render({ data: EVENT, own: {} })).toEqual({ format: 'json', body: traced(source).output })
  // A loop that just fits, and one that just does not, behind texts that cost most of what there is.
  const payload = { order: { items: [{ sku: 'A' }] }, long: 'x'.repeat(3_900_000) }
  const passes = (count: number) =>
    `${'{{ long | length }}'.repeat(3)}{% for n in range(${count}) %}{{ order.items[0].sku }}{% endfor %}`
  const problemOfPlain = (count: number) => {
    const { template } = compileTemplate({ format: 'text', source: passes(count) })
    try {
      template?.render({ data: payload, own: {} })
      return null
    } catch (error) {
      return problemOf(error).code
    }
  }
  let [fits, tooMany] = [1, 10_000]
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (problemOfPlain(middle) === null) fits = middle
    else tooMany = middle
  }
  expect(traced(passes(fits), 'text', payload).problem).toBeNull()
  expect(traced(passes(tooMany), 'text', payload).problem).toBe('too_much_work')
})

test('as much can be written as without it', () => {
  const payload = { long: 'x'.repeat(OUTPUT_LIMIT_CHARACTERS - 4) }
  const behind = (text: string) => `{% macro m() %}{{ long }}{% endmacro %}{{ m() }}${text}`
  expect(traced(behind('{{ "ab" ~ "cd" }}'), 'text', payload).output).toBe(`${payload.long}abcd`)
  expect(traced(behind('{{ "ab" ~ "cde" }}'), 'text', payload).problem).toBe('too_large')
  // In a hole that writes several texts, and in a macro, where what stands before it does not count.
  expect(traced('[{{ [1, 2] | join(",") }}, "{{ long }}"]', 'json', payload).problem).toBe('too_large')
  const measured = '{{ long }}{% macro m() %}{{ long }}{% endmacro %}{{ m() | length }}'
  expect(traced(measured, 'text', { long: 'x'.repeat(3_000_000) }).output).toHaveLength(3_000_007)
})

test('a set block that is made twice is told once, and counted once', () => {
  const block = '{% set x %}[{% for i in range(600) %}{{ i }},{% endfor %}0]{% endset %}{{ x }}'
  const { trace } = traced(block)
  expect([trace.entries.length, trace.isCut]).toEqual([602, false])
  // What is missing is text as a value, and fails as structure.
  const failing = '{% set x %}[{{ order.items[0].quantity }}, {{ order.parcels[1].weight }}]{% endset %}'
  expect(entries(failing).map(({ line, column, failed }) => [line, column, failed])).toEqual([
    [1, 13, false],
    [1, 44, true],
  ])
})

test('a loop whose macro is called again in it counts its own passes', () => {
  const told = entries(
    '{% macro m(list) %}{% for x in list %}{{ x }}{{ caller() if caller }}{% endfor %}{% endmacro %}' +
      '{% call m("ab") %}{{ m("xyz") }}{% endcall %}',
    'text',
  )
  expect(told.filter(({ kind }) => kind === 'for').map(({ passes }) => passes)).toEqual([2, 3, 3])
  const holes = told.filter(({ expression }) => expression === 'x')
  expect(holes.map(({ written, inPasses }) => [written, inPasses.join()])).toEqual([
    ['a', '1'],
    ['x', '1,1'],
    ['y', '1,2'],
    ['z', '1,3'],
    ['b', '2'],
    ['x', '2,1'],
    ['y', '2,2'],
    ['z', '2,3'],
  ])
})
