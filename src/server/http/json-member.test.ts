import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonMember } from './json-member.ts'

const member = (json: string, name: string) => jsonMember(Buffer.from(json), name)?.toString() ?? null

it('cuts a member out as it was sent', () => {
  const payload = '{"b": 12345678901234567890.10, "a":[{"}":"]\\""}], "1":"\\u0000", "1": 1e400 }'
  expect(member(` {"name":"a \\"payload\\": {", "payload" :\n ${payload} , "z":1}`, 'payload')).toBe(payload)
  expect(member('{"payload":1.0,"payload":2.00}', 'payload')).toBe('2.00')
  expect(member('{"pay\\u006coad":"\\\\"}', 'payload')).toBe(String.raw`"\\"`)
  expect(member('{"a":{"payload":1}}', 'payload')).toBeNull()
  expect(member('{}', 'payload')).toBeNull()
})

it('finds what JSON.parse finds, in any object', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.integer({ min: 0, max: 2 }),
      (object, indent) => {
        const json = JSON.stringify(object, null, indent)
        const parsed: Record<string, unknown> = JSON.parse(json)
        for (const [name, value] of Object.entries(parsed)) {
          expect(JSON.parse(member(json, name) ?? '')).toStrictEqual(value)
        }
      },
    ),
  )
})
