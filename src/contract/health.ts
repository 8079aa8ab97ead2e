import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ErrorBody } from './error.ts'

const tag = 'Operation'
const Status = Type.Object({ status: Type.String() })

export const healthz = endpoint({
  method: 'GET',
  path: '/healthz',
  tag,
  summary: 'Whether the process runs',
  access: 'public',
  responses: { 200: Status },
})

export const readyz = endpoint({
  method: 'GET',
  path: '/readyz',
  tag,
  summary: 'Whether events are taken',
  access: 'public',
  responses: { 200: Status, 503: ErrorBody },
})

export const metrics = endpoint({
  method: 'GET',
  path: '/metrics',
  tag,
  summary: 'Figures for Prometheus',
  access: 'read',
  responses: { 200: Type.String() },
})
