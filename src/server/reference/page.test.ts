import { Type } from 'typebox'
import { expect, it } from 'vitest'
import { Nullable } from '#contract/endpoint.ts'
import { errorCatalogue } from '#contract/error.ts'
import { exampleOf } from './example.ts'
import { referencePage } from './page.ts'
import { renderSchema, typeName } from './schema.ts'

const schema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200, description: 'Of <b>the</b> `customer`' }),
  state: Type.Optional(Type.Enum(['active', 'archived'])),
  address: Type.Optional(Nullable(Type.Object({ city: Type.String() }))),
  channel: Type.Union([
    Type.Object({ channel: Type.Literal('url'), url: Type.String({ format: 'uri' }) }),
    Type.Object({ channel: Type.Literal('email'), to: Type.Array(Type.String()) }),
  ]),
})

const text = (html: { text: string }) =>
  html.text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#34;', '"')

it('shows an operation with its parameters, fields and answers, and every error', () => {
  const page = referencePage({
    info: { title: 'Postbud', version: '1.2.3' },
    paths: {
      '/api/v1/customers/{id}': {
        patch: {
          summary: 'Change <it>',
          tags: ['Customers'],
          parameters: [{ name: 'id', in: 'path', required: true, schema: Type.String({ format: 'uuid' }) }],
          requestBody: { content: { 'application/json': { schema } } },
          responses: { 200: { content: { 'application/json': { schema } } }, default: {} },
        },
      },
    },
  })
  expect(page).toContain('<h3 id="patch-api-v1-customers-id">Change &#60;it&#62;</h3>')
  expect(page).toContain('href="#patch-api-v1-customers-id"')
  expect(page).toContain('Of &#60;b&#62;the&#60;/b&#62; <code>customer</code>')
  expect(text({ text: page })).toContain('id path string (uuid)')
  for (const code of Object.keys(errorCatalogue)) expect(page).toContain(`id="${code}"`)
  // Nothing that a strict policy would stop, nothing from elsewhere.
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|(?:src|href)="(?![/#])/)
})

it('tells variants, nulls and limits apart', () => {
  const shown = text(renderSchema(schema))
  expect(shown).toContain('name string required Of &#60;b&#62;the&#60;/b&#62; customer (1 to 200 characters)')
  expect(shown).toContain('state "active" or "archived"')
  expect(shown).toContain('address object or null city string required')
  expect(shown).toMatch(/Either object channel "url" .* or object channel "email"/)
  expect(typeName(Type.Array(Nullable(Type.Integer())))).toBe('list of integer or null')
})

it('gives the smallest body that is taken', () => {
  expect(exampleOf(schema)).toStrictEqual({
    name: '…',
    channel: { channel: 'url', url: 'https://nordlys-plakater.example/' },
  })
})
