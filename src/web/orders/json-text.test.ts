import { expect, test } from 'vitest'
import { indented, memberText } from './json-text.ts'

const payload = String.raw`{"big":12345678901234567890.10, "text":"a \"payload\": {,} \\", "list":[ ], "of":{"payload":1}}`

test('a member is cut out as it was written', () => {
  expect(memberText(`{"id":"x","payload":${payload},"triggers":[]}`, 'payload')).toBe(payload)
  expect(memberText(`{"payload" : 1.0 }`, 'payload')).toBe('1.0')
  expect(memberText(`{"a":"payload","b":{"payload":1}}`, 'payload')).toBe(null)
  expect(memberText(`{"a":{"b":[1,{"c":2}]},"payload":[1,2]}`, 'payload')).toBe('[1,2]')
})

test('indenting changes nothing but white space', () => {
  const text = indented(payload)
  expect(text).toBe(String.raw`{
  "big": 12345678901234567890.10,
  "text": "a \"payload\": {,} \\",
  "list": [],
  "of": {
    "payload": 1
  }
}`)
})
