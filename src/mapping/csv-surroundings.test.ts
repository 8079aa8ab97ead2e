import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_TABLES } from './lookups.ts'
import { problemOf } from './render-error.ts'
import { compileTemplate, type CompiledTemplate, type TemplateInput } from './template.ts'
import type { Value } from './value.ts'

const DATA: Value = {
  word: 'Plakat',
  comma: 'a,b',
  mixed: 'a;b,c',
  quote: 'He said "hi"',
  lines: 'a\r\nb\nc',
  spaces: ' a ',
  tab: 'a\tb',
  half: '\ud800',
  none: null,
  count: 5,
  list: ['a', 'b;c', '"d"'],
}

function rendered(template: CompiledTemplate, payload: Value): string {
  const message = template.render({ data: payload, own: { payload }, tables: NO_TABLES })
  return message.format === 'csv' ? message.body : ''
}

/** The output; what stops it otherwise. */
function csv(source: string, payload: Value = DATA, more: Partial<TemplateInput> = {}): string {
  const { template, problems } = compileTemplate({ format: 'csv', source, samples: [payload], ...more })
  const fault = problems.find(({ severity }) => severity === 'error')
  if (template === null) return `save: ${fault?.code} ${fault?.line}:${fault?.column}`
  try {
    return rendered(template, payload)
  } catch (error) {
    return `render: ${problemOf(error).code}`
  }
}

function compiled(source: string): CompiledTemplate | null {
  return compileTemplate({ format: 'csv', source, samples: [DATA] }).template
}

describe('a hole is data of its cell', () => {
  test.each([
    ['plain', '{{ word }},{{ count }}', 'Plakat,5'],
    ['with the delimiter', '{{ comma }},x', '"a,b",x'],
    ['with another delimiter', '{{ comma }};x', 'a,b;x'],
    ['with quotes', '{{ quote }},x', '"He said ""hi""",x'],
    ['with line ends', '{{ lines }},x', '"a\r\nb\nc",x'],
    ['with spaces at its ends', '{{ spaces }},x', '" a ",x'],
    ['with a space at the end, behind text', 'x{{ spaces }},x{{ spaces }}x', '"x a ",x a x'],
    ['with a tab', '{{ tab }}\tx', '"a\tb"\tx'],
    ['null and missing', '{{ none }},{{ missing }},x', ',,x'],
    ['beside text', 'Order {{ comma }} of {{ count }},x', '"Order a,b of 5",x'],
    ['in quotes of the template', '"{{ quote }}",x', '"He said ""hi""",x'],
    ['in quotes beside text', '"say ""{{ quote }}""",x', '"say ""He said ""hi""""",x'],
    ['in quotes that it does not need', '"{{ word }}","",x', '"Plakat","",x'],
    ['a list that is joined', '{{ list | join(", ") }};x', '"a, b;c, ""d""";x'],
  ])('%s', (_, source, expected) => {
    expect(csv(source)).toBe(expected)
  })

  test('half a character is refused: it could be taken for what marks data', () => {
    expect(csv('{{ half }}')).toBe('render: broken_text')
    expect(csv('{{ x }}', { x: '\udc00' })).toBe('render: broken_text')
    expect(csv('\udc01')).toBe('save: invalid_character 1:1')
  })
})

describe('what a spreadsheet would run', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+45 20 30 40 50', "'+45 20 30 40 50"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['=HYPERLINK("x,y")', `"'=HYPERLINK(""x,y"")"`],
    ['-5', '-5'],
    ['-1.5', '-1.5'],
    ['-1,5', '"-1,5"'],
    ['+4520304050', '+4520304050'],
    ['1=1', '1=1'],
  ])('%j becomes %j', (x, expected) => {
    expect(csv('{{ x }},b', { x })).toBe(`${expected},b`)
  })

  test('in quotes too, and across holes', () => {
    expect(csv('"{{ x }}"', { x: '=1' })).toBe(`"'=1"`)
    expect(csv('{{ missing }}{{ x }}', { x: '=1' })).toBe("'=1")
  })

  test('not what the template begins with, and not with | safe', () => {
    expect(csv('-{{ x }},={{ x }},{{ "=A1" if x }}', { x: 'a' })).toBe('-a,=a,=A1')
    expect(csv('{{ x | safe }}', { x: '=1' })).toBe('=1')
  })
})

describe('rows and delimiters are the template’s', () => {
  test.each([
    ['a,b', ','],
    ['a;b', ';'],
    ['a;1,5', ';'],
    ['a\tb;c,d', '\t'],
    ['"a;b",{{ word }}', ','],
    ['{{ word }}{{ ";" }}{{ word }}', ';'],
    ['{{ word }}', ','],
  ])('%j has the delimiter %j', (source, delimiter) => {
    expect(compiled(source)?.types).toStrictEqual({ delimiter: [delimiter] })
  })

  test('the delimiter of a version stays', () => {
    expect(csv('{{ mixed }}', DATA, { types: { delimiter: [';'] } })).toBe('"a;b,c"')
    expect(csv('{{ comma }}', DATA, { types: { delimiter: [';'] } })).toBe('a,b')
  })

  test('the content type says tabs', () => {
    expect(compiled('a;b')?.contentType).toBe('text/csv; charset=utf-8')
    expect(compiled('a\tb')?.contentType).toBe('text/tab-separated-values; charset=utf-8')
  })

  test.each([
    ['a loop', '{% for x in list %}{{ x }};1\n{% endfor %}', 'a;1\n"b;c";1\n"""d""";1\n'],
    ['a condition', '{% for x in list %}{{ x }}{{ ";" if not loop.last }}{% endfor %}', 'a;"b;c";"""d"""'],
    [
      'a joiner',
      '{% set j = joiner(";") %}{% for x in list %}{{ j() }}{{ x }}{% endfor %};',
      'a;"b;c";"""d""";',
    ],
    [
      'a macro',
      '{% macro row(x) %}{{ x }};{{ x | upper }}\n{% endmacro %}{{ row(list[0]) }}{{ row(list[1]) }}',
      'a;A\n"b;c";"B;C"\n',
    ],
    [
      'a macro under a condition',
      '{% macro row(x) %}{{ x }};1\n{% endmacro %}{{ row(mixed) if count else "" }}',
      '"a;b,c";1\n',
    ],
    ['a set block', '{% set row %}{{ mixed }};1{% endset %}{{ row }};"{{ row }}"', '"a;b,c";1;"a;b,c;1"'],
    ['a byte order mark', '{{ "\\ufeff" }}"a";{{ mixed }}', '\ufeff"a";"a;b,c"'],
  ])('%s', (_, source, expected) => {
    expect(csv(source)).toBe(expected)
  })

  test('line ends of rows become what is set, those in cells stay', () => {
    const source = 'a;b\n{{ x }};1{{ "\\n" }}c;d\n\n'
    expect(csv(source, { x: 'b\nc' }, { lineEnds: 'crlf' })).toBe('a;b\r\n"b\nc";1\r\nc;d\r\n')
    expect(csv(source, { x: 'b\nc' })).toBe('a;b\n"b\nc";1\nc;d\n')
  })
})

test('quotes of the template have to fit', () => {
  expect(csv('a "b",c')).toBe('save: unbalanced_quote 1:3')
  expect(csv('a,"b')).toBe('save: unbalanced_quote 1:5')
  expect(csv('"{% if count %}a"{% endif %},b')).toBe('save: unbalanced_quote 1:2')
  expect(csv('"a"{{ word }},b')).toBe('render: invalid_csv')
  expect(csv('"a"b,c')).toBe('render: invalid_csv')
  expect(csv('{{ word }}"b",c')).toBe('render: invalid_csv')
  expect(csv('a,{{ quote | safe }}')).toBe('render: invalid_csv')
})

test('a reader finds what was put in, whatever it was', () => {
  const template = compiled('{{ x }};"{{ x }}";a{{ x }}\n{{ x }};{{ y }}\n')
  if (template === null) throw new Error('does not compile')
  const text = array(constantFrom('"', ';', ',', '\n', '\r', ' ', '\t', 'a', '=', '-', '1', 'å', '😀'), {
    maxLength: 8,
  })
  assert(
    property(text, text, (first, second) => {
      const [x, y] = [first.join(''), second.join('')]
      const rows = read(rendered(template, { x, y })).map((row) => row.map((cell) => cell.replace(/^'/, '')))
      expect(rows).toStrictEqual([
        [x, x, `a${x}`],
        [x, y],
      ])
    }),
  )
})

/** The simplest reader of RFC 4180. */
function read(text: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    const row = rows.at(-1) ?? []
    const last = row.length - 1
    if (character === '"' && isQuoted && text.charAt(i + 1) === '"') row[last] += text.charAt(i++)
    else if (character === '"') isQuoted = !isQuoted
    else if (character === ';' && !isQuoted) row.push('')
    else if (character === '\n' && !isQuoted) rows.push([''])
    else row[last] += character
  }
  return rows
}
