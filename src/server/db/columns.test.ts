import { expect, test } from 'vitest'
import { plainColumn } from './columns.ts'

test('an array literal that PostgreSQL reads back as it was', () => {
  expect(plainColumn([])).toBe('{}')
  expect(plainColumn([1, null, 2.5])).toBe('{1,null,2.5}')
  expect(plainColumn(['', 'null', 'bnVsbA=='])).toBe('{"","null","bnVsbA=="}')
  expect(plainColumn([null])).toBe('{null}')
})
