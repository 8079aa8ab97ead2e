import { Type } from 'typebox'
import { expect, it } from 'vitest'
import { convertQuery } from './query.ts'

it('converts what is a number or a boolean by the schema, and leaves the rest to the validator', () => {
  const schema = Type.Object({ limit: Type.Integer(), open: Type.Boolean(), name: Type.String() })
  const query = { limit: '20', open: 'false', name: '7', other: '1' }
  convertQuery(schema, query)
  expect(query).toStrictEqual({ limit: 20, open: false, name: '7', other: '1' })
  const wrong = { limit: '1e3', open: 'yes', name: ['1', '2'] }
  convertQuery(schema, wrong)
  expect(wrong).toStrictEqual({ limit: '1e3', open: 'yes', name: ['1', '2'] })
})
