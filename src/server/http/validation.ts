import type { FastifyError } from 'fastify'
import { ApiError } from './errors.ts'

/** Turns what the schema validator found into the catalogue's error, with the path of the fault. */
export function validationError(error: FastifyError): ApiError {
  const inBody = error.validationContext === 'body'
  const details = (error.validation ?? []).map((fault) => {
    const extra =
      fault.keyword === 'additionalProperties' ? `/${String(fault.params['additionalProperty'])}` : ''
    const missing = fault.keyword === 'required' ? `/${String(fault.params['missingProperty'])}` : ''
    return {
      path: `${fault.instancePath}${extra}${missing}`,
      code: extra ? 'field_unknown' : missing ? 'field_missing' : 'field_invalid',
      message: message(fault.keyword, fault.params, fault.message ?? 'is not right'),
    }
  })
  const [first] = details
  return new ApiError(inBody ? 'request_invalid' : 'parameter_invalid', {
    ...(first ? { message: `${first.path === '' ? 'The request' : first.path} ${first.message}.` } : {}),
    details,
  })
}

function message(keyword: string, params: Record<string, unknown>, fallback: string): string {
  switch (keyword) {
    case 'additionalProperties':
      return 'is not a field of this request'
    case 'required':
      return 'is required'
    case 'enum':
      return `must be one of ${(Array.isArray(params['allowedValues']) ? params['allowedValues'] : []).join(', ')}`
    case 'pattern':
      return 'has not the right form'
    default:
      return fallback
  }
}
