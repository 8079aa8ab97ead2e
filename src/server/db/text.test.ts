import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromStorable, holdsUnstorable, toStorable } from './text.ts'

const anyText = fc.string({
  unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\uD800', '\uDC00', '\\', 'u0000')),
})

test('any text survives, and what is stored PostgreSQL can hold', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const stored = toStorable(text)
      expect(fromStorable(stored)).toBe(text)
      expect(holdsUnstorable(stored)).toBe(false)
    }),
  )
})

test('different texts stay different', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(toStorable(a) === toStorable(b)).toBe(a === b)
    }),
  )
})

test('text that needs nothing is stored as it is', () => {
  expect(toStorable('NP-100482 Æøå 🎄')).toBe('NP-100482 Æøå 🎄')
  expect(toStorable('a\0b\\')).toBe(String.raw`a\u0000b\\`)
})

test('unstorable text is found wherever it stands', () => {
  expect(holdsUnstorable({ a: [{ b: 'x\0' }] })).toBe(true)
  expect(holdsUnstorable({ '\uD800': 1 })).toBe(true)
  expect(holdsUnstorable({ a: ['🎄', null, 1, true] })).toBe(false)
})
