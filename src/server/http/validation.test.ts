import { fastify, type FastifyError } from 'fastify'
import { Type } from 'typebox'
import { expect, it } from 'vitest'
import { validationError } from './validation.ts'

/** What the server says of a body, by the validator that it uses. */
async function said(body: object) {
  const app = fastify({
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, discriminator: true } },
  })
  app.setErrorHandler(async (error: FastifyError, _request, reply) =>
    reply.send(validationError(error).body()),
  )
  const schema = Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 3 }),
      count: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
      kind: Type.Optional(Type.Enum(['url', 'email'])),
      list: Type.Optional(Type.Array(Type.String({ format: 'email' }), { maxItems: 1, uniqueItems: true })),
      unknown: Type.Optional(
        Type.Union([
          Type.Object({ kind: Type.Literal('error') }),
          Type.Object({ kind: Type.Literal('text'), text: Type.String() }),
        ]),
      ),
      note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    },
    { additionalProperties: false },
  )
  app.post('/', { schema: { body: schema } }, async () => ({}))
  const response = await app.inject({ method: 'POST', url: '/', body })
  return response.json<unknown>()
}

it.each([
  [{}, { path: '/name', code: 'field_missing' }],
  [
    { name: 'A', nmae: 'B' },
    { path: '/nmae', code: 'field_unknown' },
  ],
  [{ name: '' }, { path: '/name', reason: 'empty' }],
  [{ name: 'Anna' }, { path: '/name', reason: 'too_long', values: { limit: 3 } }],
  [{ name: ['A'] }, { path: '/name', reason: 'not_text' }],
  [
    { name: 'A', count: 1.5 },
    { path: '/count', reason: 'not_whole' },
  ],
  [
    { name: 'A', count: 0 },
    { path: '/count', reason: 'too_low', values: { limit: 1 } },
  ],
  [
    { name: 'A', kind: 'fax' },
    { path: '/kind', reason: 'not_offered', values: { allowed: ['url', 'email'] } },
  ],
  [
    { name: 'A', list: ['nobody'] },
    { path: '/list/0', reason: 'not_email' },
  ],
  [
    { name: 'A', list: ['a@b.example', 'c@b.example'] },
    { path: '/list', reason: 'too_many', values: { limit: 1 } },
  ],
  [
    { name: 'A', note: 1 },
    { path: '/note', reason: 'not_text' },
  ],
  [
    { name: 'A', unknown: { kind: 'guess', text: '?' } },
    { path: '/unknown/kind', reason: 'not_offered', values: { allowed: ['error', 'text'] } },
  ],
  [
    { name: 'A', unknown: { kind: 'text' } },
    { path: '/unknown/text', code: 'field_missing' },
  ],
])('names the fault of %j', async (body, detail) => {
  expect(await said(body)).toMatchObject({ code: 'request_invalid', details: [detail] })
})

it('says the first fault with its field and its values', async () => {
  expect(await said({ name: 'A', count: 2001 })).toMatchObject({
    message: '/count: This may be at most 2,000.',
    details: [{ code: 'field_invalid', message: 'This may be at most 2,000.' }],
  })
})
