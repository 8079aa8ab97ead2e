import { describe, expect, test } from 'vitest'
import { worded } from '#contract/worded.ts'
import { compileExpression } from './expression.ts'
import { compileTemplate } from './template.ts'

/** Problems of a text template as `line:column code`. */
function problems(source: string): string[] {
  return compileTemplate({ format: 'text', source, samples: [] }).problems.map(
    ({ code, line, column }) => `${line}:${column} ${code}`,
  )
}

describe('refused at save, with the place', () => {
  test.each([
    ['{{ a | nofilter }}', ['1:8 unknown_filter']],
    ['{% if false %}{{ a | nofilter }}{% endif %}', ['1:22 unknown_filter']],
    ['æ😀\n {{ a | nofilter }}{{ b is notest }}', ['2:9 unknown_filter', '2:28 unknown_test']],
    ['{{ a | upper(1) }}', ['1:8 wrong_arguments']],
    ['{{ a | replace("x") }}', ['1:8 wrong_arguments']],
    ['{{ a | default(nope=1) }}', ['1:8 wrong_arguments']],
    ['{{ a | map("nofilter") }}', ['1:8 unknown_filter']],
    ['{{ a | select(b) }}', ['1:15 not_supported']],
    ['{{ nofunction(1) }}', ['1:4 unknown_function']],
    ['{{ lipsum() }}', ['1:4 not_supported']],
    ['{{ a.append(1) }}', ['1:6 not_supported']],
    ['{{ a.nomethod() }}', ['1:6 unknown_function']],
    ['{{ a[0]() }}', ['1:8 not_a_function']],
    ['{{ "a"() }}', ['1:7 not_a_function']],
    ['{{ a.__class__ }}', ['1:6 forbidden_name']],
    ['{{ __a }}', ['1:4 forbidden_name']],
    ['{% include "x" %}', ['1:4 not_supported']],
    ['{% extends "x" %}', ['1:4 not_supported']],
    ['{% call m() %}{% endcall %}', ['1:10 not_supported']],
    ['{% call a %}{% endcall %}', ['1:9 syntax_error']],
    ['{% macro m() %}{% endmacro %}{% call m() %}{% endcall %}', ['1:39 wrong_arguments']],
    ['{% macro m(caller) %}{{ caller() }}{% endmacro %}', ['1:1 syntax_error']],
    ['{% macro m() %}{{ m() }}{% endmacro %}', ['1:1 not_supported']],
    [
      '{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}{{ m(b=1) }}{{ m(1, a=1) }}',
      ['1:35 wrong_arguments', '1:48 wrong_arguments', '1:60 wrong_arguments'],
    ],
    ['{% if a %}{% macro m() %}{% endmacro %}{% endif %}', ['1:11 not_supported']],
    ['{% macro m() %}{% endmacro %}{{ m }}', ['1:33 not_supported']],
    ['{{ self }}', ['1:4 not_supported']],
    ['{% for loop in lines %}{% endfor %}', ['1:8 not_supported']],
    ['{% set a, = lines %}', ['1:11 syntax_error']],
    ["{{ '\\ud83d\\ude00' }}", ['1:5 not_supported']],
    ['{% do x %}', ['1:4 not_supported']],
    ['{% for a in b recursive %}{% endfor %}', ['1:15 not_supported']],
    ['{% for a in b %}{% break %}{% endfor %}', ['1:20 not_supported']],
    ['{% set a, b %}x{% endset %}', ['1:1 not_supported']],
    ['{% set a.b = 1 %}', ['1:8 not_supported']],
    ['{{ f(*a) }}', ['1:6 not_supported']],
    ['{% for a in b %}{{ loop }}{% endfor %}', ['1:20 not_supported']],
    ['{% for a in b %}{{ loop.nope }}{% endfor %}', ['1:25 unknown_name']],
    ['{{ {{ }}', ['1:1 syntax_error']],
    ['{{ a', ['1:1 syntax_error']],
    ['{% if a %}', ['1:1 syntax_error']],
    ['{# a', ['1:1 syntax_error']],
    ['{{ a & b }}', ['1:6 syntax_error']],
    ['{{ "abc }}', ['1:4 syntax_error']],
    ['{{ 007 }}', ['1:6 syntax_error']],
    ['{{ "\\N{DASH}" }}', ['1:5 not_supported']],
  ])('%s', (source, expected) => {
    expect(problems(source)).toEqual(expected)
  })

  test('says what to write instead', () => {
    const { problems: found } = compileTemplate({ format: 'text', source: '{{ a | uper }}', samples: [] })
    expect(found.map(worded)).toEqual([
      {
        code: 'unknown_filter',
        severity: 'error',
        message: 'There is no filter uper here.',
        phase: 'save',
        field: 'source',
        line: 1,
        column: 8,
        reason: 'unknown_filter_near',
        values: { name: 'uper', near: 'upper' },
        fix: 'Did you mean upper?',
      },
    ])
  })

  test('an expression is refused in its field', () => {
    expect(compileExpression('a ==', 'condition').problems).toMatchObject([
      { code: 'syntax_error', field: 'condition', line: 1, column: 5 },
    ])
    expect(compileExpression('', 'parts').problems).toMatchObject([{ code: 'syntax_error', field: 'parts' }])
    expect(compileExpression('{{ a }}', 'parts').expression).toBeNull()
  })
})
