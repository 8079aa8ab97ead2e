import {
  assert,
  bigInt,
  double,
  jsonValue,
  nat,
  oneof,
  property,
  string,
  tuple,
  uniqueArray,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JsonError, parseJson, sameJson, writeJson } from './json.ts'
import { getOwn } from './value.ts'

describe('reading and writing JSON', () => {
  test.each([
    '{"a":1,"b":[true,false,null],"c":"æ😀"}',
    '1.0',
    '-0',
    '1e21',
    '1E+2',
    '0.10',
    '9007199254740993',
    '-123456789012345678901234567890',
    '1e400',
    '{"10":1,"9":2,"b":3,"1":4}',
    '{"a":{"2":1,"1":2},"z":1.50}',
    '[1.0,2]',
    '{"__proto__":{"x":1},"a":1}',
    '{"constructor":1,"toString":2}',
    '"\\ud83d"',
    '""',
    '{}',
    '[]',
    '[[],{}]',
    '"\\u0000\\u001f\\"\\\\"',
    '{"":1}',
    '"-1.5, 2.5"',
  ])('keeps %s as it is', (text) => {
    expect(writeJson(parseJson(text))).toBe(text)
  })

  test('keeps ten thousand digits, and passes them on', () => {
    const digits = '9'.repeat(10_000)
    expect(writeJson(parseJson(`{"n":${digits}}`))).toBe(`{"n":${digits}}`)
  })

  test('the last of a key given twice counts, at the place of the first', () => {
    expect(writeJson(parseJson('{"a":1,"b":2,"a":3}'))).toBe('{"a":3,"b":2}')
    expect(writeJson(parseJson('{"a":1.5,"b":2,"a":3.5}'))).toBe('{"a":3.5,"b":2}')
  })

  test('keys keep their order, also those that could be an index', () => {
    expect(writeJson(parseJson('{"b":1,"\\u0031":2,"0" :3}'))).toBe('{"b":1,"1":2,"0":3}')
  })

  test('__proto__ is a key like any other', () => {
    const value = parseJson('{"__proto__":{"polluted":true}}')
    expect(getOwn(value, 'polluted')).toBeUndefined()
    expect(getOwn(getOwn(value, '__proto__'), 'polluted')).toBe(true)
    expect(getOwn(parseJson('{}'), 'constructor')).toBeUndefined()
  })

  test.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a":1,}', 1, 8],
    ['[1,]', 1, 4],
    ['{\n  "a": x}', 2, 8],
    ['{"æ😀": tru}', 1, 8],
    ['01', 1, 2],
    ['1.', 1, 2],
    ['"a', 1, 3],
    ['"\\x"', 1, 2],
    ['"a\nb"', 1, 3],
    ["{'a':1}", 1, 2],
    ['1 2', 1, 3],
    ['NaN', 1, 1],
  ])('says where %j is not JSON', (text, line, column) => {
    let error: unknown = null
    try {
      parseJson(text)
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(JsonError)
    expect(error).toMatchObject({ line, column })
  })

  test('nests 200 levels and no deeper, with and without exact numbers', () => {
    const nested = (levels: number, core: string): string => '['.repeat(levels) + core + ']'.repeat(levels)
    expect(writeJson(parseJson(nested(200, '1')))).toBe(nested(200, '1'))
    expect(writeJson(parseJson(nested(200, '1.0')))).toBe(nested(200, '1.0'))
    expect(() => parseJson(nested(201, '1'))).toThrow(JsonError)
    expect(() => parseJson(nested(100_000, '1.0'))).toThrow(JsonError)
  })

  test('gives back whatever JSON.stringify writes', () => {
    assert(
      property(jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.parse(writeJson(parseJson(text)))).toEqual(JSON.parse(text))
      }),
    )
  })

  test('keeps digits and order of any object of numbers', () => {
    const digits = oneof(
      bigInt().map(String),
      double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
      tuple(nat(), nat()).map(([a, b]) => `${a}.${b}`),
    )
    const key = oneof(nat().map(String), string())
    assert(
      property(uniqueArray(tuple(key, digits), { selector: ([name]) => name }), (entries) => {
        const text = `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`
        expect(writeJson(parseJson(text))).toBe(text)
      }),
    )
  })
})

describe('sameness', () => {
  test.each([
    ['1', '1', true],
    ['1', '1.0', false],
    ['1.0', '1.0', true],
    ['1.0', '1.00', false],
    ['1e2', '100', false],
    ['9007199254740993', '9007199254740992', false],
    ['{"a":1,"b":2}', '{"b":2,"a":1}', true],
    ['{"1":1,"b":2}', '{"b":2,"1":1}', true],
    ['{"a":1}', '{"a":1,"b":2}', false],
    ['[1,2]', '[2,1]', false],
    ['null', 'false', false],
    ['"1"', '1', false],
    ['{"a":[{"b":"æ"}]}', '{"a":[{"b":"\\u00e6"}]}', true],
    ['{"toString":1}', '{"b":1}', false],
    ['{}', '[]', false],
  ])('%s and %s: %s', (left, right, same) => {
    expect(sameJson(parseJson(left), parseJson(right))).toBe(same)
    expect(sameJson(parseJson(right), parseJson(left))).toBe(same)
  })
})
