import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'

const Example = Type.Object({
  loaded: Type.Boolean(),
  customers: Type.Integer({ description: 'How many of them are there.' }),
})
const tag = 'Example print house'

export const getExample = endpoint({
  method: 'GET',
  path: '/api/v1/example',
  tag,
  summary: 'Whether the example print house is loaded',
  access: 'read',
  responses: { 200: Example },
})

export const loadExample = endpoint({
  method: 'POST',
  path: '/api/v1/example',
  tag,
  summary:
    'Load customers, templates, triggers and events to look around in; they send to the built-in receiver',
  access: 'operate',
  responses: { 200: Example },
})

export const removeExample = endpoint({
  method: 'DELETE',
  path: '/api/v1/example',
  tag,
  summary: 'Archive everything the example print house brought',
  access: 'operate',
  responses: { 200: Example },
})
