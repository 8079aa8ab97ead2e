import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_TABLES } from './lookups.ts'
import { problemOf } from './render-error.ts'
import { compileTemplate } from './template.ts'
import type { Value } from './value.ts'

const DATA: Value = {
  text: 'Ærø & "Søn" =1+~*',
  word: 'a',
  half: '\ud800',
  none: null,
  count: 5,
  list: ['a', 'b&c'],
  object: { key: 'å"' },
}

/** The output; what stops it, with its place, otherwise. */
function form(source: string, payload: Value = DATA): string {
  const { template, problems } = compileTemplate({ format: 'form', source, samples: [payload] })
  const fault = problems.find(({ severity }) => severity === 'error')
  if (template === null) return `save: ${fault?.code} ${fault?.line}:${fault?.column}`
  try {
    const rendered = template.render({ data: payload, own: { payload }, tables: NO_TABLES })
    return rendered.format === 'form' ? rendered.body : ''
  } catch (error) {
    return `render: ${problemOf(error).code}`
  }
}

function fieldsOf(source: string): unknown {
  const { template } = compileTemplate({ format: 'form', source, samples: [DATA] })
  const rendered = template?.render({ data: DATA, own: { payload: DATA }, tables: NO_TABLES })
  return rendered?.format === 'form' ? [...(rendered.fields?.entries() ?? [])] : null
}

describe('values are encoded as browsers encode them', () => {
  test.each([
    ['a value', 'a={{ text }}&b={{ count }}', 'a=%C3%86r%C3%B8+%26+%22S%C3%B8n%22+%3D1%2B%7E*&b=5'],
    ['a name', 'm[{{ text[:3] }}]=1', 'm[%C3%86r%C3%B8]=1'],
    ['null and missing', 'a={{ none }}&b={{ missing }}', 'a=&b='],
    ['a text of the template', 'a={{ "Ja & nej" if count }}', 'a=Ja+%26+nej'],
    ['a loop', '{% for x in list %}x[]={{ x }}{{ "&" if not loop.last }}{% endfor %}', 'x[]=a&x[]=b%26c'],
    ['a loop with & at the end', '{% for x in list %}x={{ x }}&{% endfor %}', 'x=a&x=b%26c'],
    ['a condition', 'a=1{% if count %}&b={{ count }}{% endif %}&c=2', 'a=1&b=5&c=2'],
    [
      'a set block as a value',
      '{% set d %}{"k": {{ object.key | tojson }}}&{% endset %}a={{ d }}',
      'a=%7B%22k%22%3A+%22%5Cu00e5%5C%22%22%7D%26',
    ],
    [
      'a macro of pairs',
      '{% macro p(k, v) %}{{ k }}={{ v }}&{% endmacro %}{{ p("a b", text[:3]) }}{{ p("c", 1) }}',
      'a+b=%C3%86r%C3%B8&c=1',
    ],
    ['a macro as a value', '{% macro kr(v) %}{{ v }} kr{% endmacro %}a={{ kr(count) }}', 'a=5+kr'],
  ])('%s', (_, source, expected) => {
    expect(form(source)).toBe(expected)
  })

  test('line breaks beside & and at the ends are layout, empty pairs are left out', () => {
    expect(form('\n  a={{ count }}\n  &b=1 &\n c=2\n{% if none %}&d=1{% endif %}&\n')).toBe('a=5&b=1&c=2')
    expect(form('&&a=1&&')).toBe('a=1')
    expect(form('')).toBe('')
  })
})

test('text that cannot stand in a form is refused', () => {
  expect(form('a=1\nb=2')).toBe('save: invalid_form 1:4')
  expect(form('a=one two')).toBe('save: invalid_form 1:6')
  expect(form('a=1&\nå=2')).toBe('save: invalid_form 2:1')
  expect(form('a=100%')).toBe('save: invalid_form 1:6')
  expect(form('a=%ff')).toBe('render: invalid_form')
  expect(form('a={{ half }}')).toBe('render: broken_text')
  expect(form('a={{ text | safe }}')).toBe('render: invalid_form')
  expect(form('a=1{% if count %} {% endif %}2')).toBe('render: invalid_form')
})

test('fields are what a receiver reads, by name', () => {
  expect(fieldsOf('a={{ text }}&b=1&b={{ list[1] }}&__proto__=x&b=&c')).toStrictEqual([
    ['a', 'Ærø & "Søn" =1+~*'],
    ['b', ['1', 'b&c', '']],
    ['__proto__', 'x'],
    ['c', ''],
  ])
})

test('a receiver reads what was put in, whatever it was', () => {
  const text = array(constantFrom(...'&=+%; \n\r"aå\u0000*~'.split(''), '😀'), { maxLength: 10 })
  assert(
    property(text, text, (first, second) => {
      const [x, y] = [first.join(''), second.join('')]
      const pairs = [...new URLSearchParams(form('a={{ x }}&{{ y }}z=1', { x, y }))]
      expect(pairs).toStrictEqual([
        ['a', x],
        [`${y}z`, '1'],
      ])
    }),
  )
})
