import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search-texts.ts'

test('what looks like a number or JSON stays the text that it is', () => {
  const search = {
    number: '12345678901234567890',
    zero: '007',
    json: '{"a":1}',
    yes: 'true',
    text: 'Søren & Co',
  }
  expect(parseSearch(stringifySearch(search))).toEqual(search)
  expect(stringifySearch({ number: '100482' })).toBe('?number=100482')
})

test('what is not set is left out', () => {
  expect(stringifySearch({ state: undefined })).toBe('')
  expect(stringifySearch({ state: undefined, order: '1' })).toBe('?order=1')
})
