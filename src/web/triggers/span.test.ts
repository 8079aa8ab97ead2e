import { expect, it } from 'vitest'
import { readSpan, readSpans, spanInWords, writeSpan } from './span.ts'

it('reads what people write', () => {
  expect(readSpan('5')).toBe(5)
  expect(readSpan('5 s')).toBe(5)
  expect(readSpan('1,5 min')).toBe(90)
  expect(readSpan('2t')).toBe(7200)
  expect(readSpan('2 hours')).toBe(7200)
  expect(readSpan('1 dag')).toBe(86_400)
  expect(readSpan('soon')).toBeNull()
  expect(readSpan('3 years')).toBeNull()
})

it('reads several', () => {
  expect(readSpans('0 s, 5 s, 1 min')).toEqual([0, 5, 60])
  expect(readSpans('0 s; 1,5 min')).toEqual([0, 90])
  expect(readSpans('0 s, later')).toBeNull()
  expect(readSpans(' ')).toBeNull()
})

it('writes what it reads', () => {
  for (const seconds of [0, 5, 90, 300, 7200, 36_000, 86_400, 172_800]) {
    for (const language of ['da', 'en']) expect(readSpan(writeSpan(seconds, language))).toBe(seconds)
  }
})

it('says it in words', () => {
  expect(spanInWords(99_965, 'da')).toBe('28 timer')
  expect(spanInWords(1, 'en')).toBe('1 second')
})
