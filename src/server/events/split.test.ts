import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitArray, splitLines } from './split.ts'

const texts = (parts: Buffer[] | null) => parts?.map((part) => part.toString('utf8'))

test('any JSON array is cut into its elements', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2, '\t'), (values, indent) => {
      const bytes = Buffer.from(JSON.stringify(values, null, indent))
      expect(texts(splitArray(bytes))?.map((part) => JSON.parse(part))).toEqual(
        values.map((value) => JSON.parse(JSON.stringify(value))),
      )
    }),
  )
})

test('brackets, commas and escaped quotes within text cut nothing', () => {
  expect(texts(splitArray(Buffer.from(String.raw` [ {"a":"],[\\\"}"} , "\\" ,[1,2] ] `)))).toEqual([
    String.raw`{"a":"],[\\\"}"}`,
    String.raw`"\\"`,
    '[1,2]',
  ])
})

test('an element that is not JSON stays one element', () => {
  expect(texts(splitArray(Buffer.from('[{"a":1}, oops, {"b":2}]')))).toEqual(['{"a":1}', 'oops', '{"b":2}'])
})

test.each(['', '{}', '[', ']', '[{]', 'null', '[1]]'])('%j is not an array', (text) => {
  expect(splitArray(Buffer.from(text))).toBeNull()
})

test('an empty array has no elements', () => {
  expect(splitArray(Buffer.from(' [ ] '))).toEqual([])
})

test('lines are cut at LF, with or without CR, and empty ones don’t count', () => {
  expect(texts(splitLines(Buffer.from('{"a":1}\r\n\n  \n{"b":2}\n{"c":3}')))).toEqual([
    '{"a":1}',
    '{"b":2}',
    '{"c":3}',
  ])
})
