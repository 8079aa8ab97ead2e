import { expect, it } from 'vitest'
import { offsetOf, wordEnd } from './positions.ts'

it('finds a place that is counted in code points', () => {
  const text = 'a\n🎁🎁b\n'
  expect(text.slice(offsetOf(text, 2, 3))).toBe('b\n')
  expect(offsetOf(text, 2, 99)).toBe(text.indexOf('\n', 3))
  expect(offsetOf(text, 9, 1)).toBe(text.length)
})

it('underlines a word, or a whole hole', () => {
  const text = '{{ order.x }} {% if y %}'
  expect(text.slice(0, wordEnd(text, 0))).toBe('{{ order.x }}')
  expect(text.slice(3, wordEnd(text, 3))).toBe('order.x')
  expect(text.slice(14, wordEnd(text, 14))).toBe('{% if y %}')
  expect(wordEnd(text, text.length)).toBe(text.length)
})
