import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkOutput } from './check-output.ts'
import { NO_TABLES } from './lookups.ts'
import { problemOf } from './render-error.ts'
import { compileTemplate } from './template.ts'
import type { Value } from './value.ts'

const DATA: Value = {
  text: `<a> & "b" 'c'`,
  lines: 'x\r\ny\tz',
  end: 'a]]>b]]',
  control: 'a\u0001',
  noCharacter: '\uffff',
  half: '\ud800',
  none: null,
  count: 5,
  object: { key: 'v"' },
  list: ['a', '<b>'],
}

/** The output; what stops it, with its place, otherwise. */
function xml(source: string, payload: Value = DATA, lineEnds: 'lf' | 'crlf' = 'lf'): string {
  const { template, problems } = compileTemplate({ format: 'xml', source, samples: [payload], lineEnds })
  const fault = problems.find(({ severity }) => severity === 'error')
  if (template === null) return `save: ${fault?.code} ${fault?.line}:${fault?.column}`
  try {
    const rendered = template.render({ data: payload, own: { payload }, tables: NO_TABLES })
    const body = rendered.format === 'xml' ? rendered.body : ''
    checkOutput('xml', body)
    return body
  } catch (error) {
    const { code, line, column } = problemOf(error)
    return `render: ${code}${line === undefined ? '' : ` ${line}:${column}`}`
  }
}

function warnings(source: string): string[] {
  return compileTemplate({ format: 'xml', source, samples: [DATA] }).problems.map(({ code }) => code)
}

describe('where a hole stands decides how it is escaped', () => {
  test.each([
    ['text', '<a>{{ text }}</a>', '<a>&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;</a>'],
    ['an attribute', '<a b="{{ text }}"/>', '<a b="&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;"/>'],
    [
      'an attribute in single quotes',
      "<a b='{{ text }}'/>",
      "<a b='&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;'/>",
    ],
    ['line ends in text', '<a>{{ lines }}</a>', '<a>x&#13;\ny\tz</a>'],
    ['line ends in an attribute', '<a b="{{ lines }}"/>', '<a b="x&#13;&#10;y&#9;z"/>'],
    ['CDATA', '<a><![CDATA[{{ text }}]]></a>', `<a><![CDATA[<a> & "b" 'c']]></a>`],
    [
      'the end of CDATA',
      '<a><![CDATA[{{ end }}>]]></a>',
      '<a><![CDATA[a]]]]><![CDATA[>b]]]]><![CDATA[>]]></a>',
    ],
    [
      'the end of CDATA by the template',
      '<a><![CDATA[]{{ "]>" }}]]></a>',
      '<a><![CDATA[]]]><![CDATA[]>]]></a>',
    ],
    [
      'tojson',
      '<a b="{{ object | tojson }}">{{ list | tojson }}</a>',
      String.raw`<a b="{&quot;key&quot;: &quot;v\&quot;&quot;}">["a", "\u003cb\u003e"]</a>`,
    ],
    [
      'what is escaped already',
      '<a b="{{ text | e }}"/>',
      '<a b="&lt;a&gt; &amp; &#34;b&#34; &#39;c&#39;"/>',
    ],
    ['null and what is missing', '<a b="{{ none }}">{{ missing }}</a>', '<a b=""></a>'],
    ['a condition among attributes', '<a {% if count %}b="{{ count }}"{% endif %}/>', '<a b="5"/>'],
    ['names chosen by a condition', '<{% if count %}a{% else %}b{% endif %} c="1"/>', '<a c="1"/>'],
    [
      'a DOCTYPE with a subset',
      '<!DOCTYPE a [<!ENTITY b ">">]><a>{{ count }}</a>',
      '<!DOCTYPE a [<!ENTITY b ">">]><a>5</a>',
    ],
    [
      'a comment with a quote',
      '<a><!-- it\'s --><b c="{{ count }}"/></a>',
      '<a><!-- it\'s --><b c="5"/></a>',
    ],
  ])('%s', (_, source, expected) => {
    expect(xml(source)).toBe(expected)
  })

  test.each([
    ['the name of a tag', '<{{ text }}/>', '1:2'],
    ['the name of a closing tag', '<a></{{ text }}>', '1:6'],
    ['the name of an attribute', '<a {{ text }}="1"/>', '1:4'],
    ['outside quotes', '<a b={{ count }}/>', '1:6'],
    ['the declaration', '<?xml version="{{ count }}"?><a/>', '1:16'],
    ['the DOCTYPE', '<!DOCTYPE {{ text }}><a/>', '1:11'],
    ['a subset of the DOCTYPE', '<!DOCTYPE a [<!ENTITY b "{{ text }}">]><a/>', '1:26'],
    ['a comment', '<a>\n<!-- {{ text }} --></a>', '2:6'],
  ])('a hole cannot be in %s', (_, source, place) => {
    expect(xml(source)).toBe(`save: unsafe_place ${place}`)
  })

  test('what ends within a tag is refused', () => {
    expect(xml('<a b="')).toBe('save: unbalanced_quote 1:7')
    expect(xml('<a>{% if count %}<b c="{% endif %}"/></a>')).toBe('save: unbalanced_quote 1:4')
    expect(xml('<a><!ELEMENT b></a>')).toBe('save: invalid_xml 1:4')
  })
})

test('what XML cannot hold is an error with the place of the hole', () => {
  expect(xml('<a>\n {{ control }}</a>')).toBe('render: invalid_character 2:2')
  expect(xml('<a>{{ noCharacter }}</a>')).toBe('render: invalid_character 1:4')
  expect(xml('<a b="{{ half }}"/>')).toBe('render: invalid_character 1:7')
  expect(xml('<a>{{ control | e }}</a>')).toBe('render: invalid_character 1:4')
  expect(xml('<a>\u0002</a>')).toBe('save: invalid_character 1:4')
})

describe('set blocks and macros are XML of their own', () => {
  test('in text', () => {
    expect(xml('{% set part %}<b>{{ text }}</b>{% endset %}<a>{{ part }}</a>')).toBe(
      '<a><b>&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;</b></a>',
    )
    expect(xml('{% macro b(x) %}<b c="{{ x }}"/>{% endmacro %}<a>{{ b(text) }}{{ b(count) }}</a>')).toBe(
      '<a><b c="&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;"/><b c="5"/></a>',
    )
  })

  test('in an attribute they cannot end it', () => {
    expect(xml('{% set part %}"{{ text }}"{% endset %}<a b="{{ part }}"/>')).toBe(
      '<a b="&quot;&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;&quot;"/>',
    )
  })
})

test('| safe is a warning, and the output is still checked', () => {
  expect(warnings('<a>{{ text | safe }}</a>')).toStrictEqual(['escaping_off'])
  expect(xml('<a>{{ text | safe }}</a>')).toBe('render: invalid_xml')
  expect(xml('<a>{{ "<b/>" | safe }}</a>')).toBe('<a><b/></a>')
  expect(warnings('<a>{{ "<b/>" if count }}</a>')).toStrictEqual(['escaped_literal'])
})

test('line ends of the template become what is set, those of data stay', () => {
  expect(xml('<a>\n{{ x }}\n</a>\n', { x: 'b\nc' }, 'crlf')).toBe('<a>\r\nb\nc\r\n</a>')
  expect(xml('<a>\r\n</a>')).toBe('<a>\n</a>')
})

test('whatever comes, the document has one element with one attribute', () => {
  const source = '<a b="{{ x }}"><![CDATA[{{ x }}]]>{{ x }}</a>'
  const piece = array(constantFrom(...`]>&<"'a;!--[CDATA[`.split(''), '\n', '\u0000', 'å', '😀'), {
    maxLength: 12,
  })
  assert(
    property(piece, (pieces) => {
      expect(xml(source, { x: pieces.join('') })).toMatch(
        /^render: invalid_character|^<a b="[^"<]*"><!\[CDATA\[[^]*\]\]>[^<]*<\/a>$/,
      )
    }),
  )
})
