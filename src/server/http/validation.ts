import type { FastifyError } from 'fastify'
import type { ErrorDetail } from '#contract/error.ts'
import type { SayingOf } from '#contract/sayings.ts'
import { ApiError, errorDetail } from './errors.ts'

/** As validators of JSON Schema report it. */
export interface Fault {
  keyword: string
  /** JSON pointer to what was looked at. */
  instancePath: string
  params: Record<string, unknown>
}
type Saying = SayingOf<'field_invalid'>

/** Turns what the schema validator found into the catalogue's error, with the path of the fault. */
export function validationError(error: FastifyError): ApiError {
  const code = error.validationContext === 'body' ? 'request_invalid' : 'parameter_invalid'
  return new ApiError(code, { details: detailsOf(error.validation ?? []) })
}

/** Of several forms that a field could have, the validator names every one that it has not. */
export function detailsOf(faults: Fault[]): ErrorDetail[] {
  const within = faults.filter(({ keyword }) => keyword !== 'anyOf')
  const telling = within.filter(({ keyword, params }) => keyword !== 'const' && params['type'] !== 'null')
  if (telling.length > 0) return telling.map(detailOf)
  const [first] = within
  if (first?.keyword !== 'const') return faults.map(detailOf)
  // Words that the forms are told apart by, none of which was given.
  const allowed = within.map(({ params }) => String(params['allowedValue']))
  return [errorDetail(first.instancePath, 'field_invalid', { reason: 'not_offered', values: { allowed } })]
}

function detailOf({ keyword, instancePath, params }: Fault): ErrorDetail {
  switch (keyword) {
    case 'additionalProperties':
      return errorDetail(`${instancePath}/${String(params['additionalProperty'])}`, 'field_unknown')
    case 'required':
      return errorDetail(`${instancePath}/${String(params['missingProperty'])}`, 'field_missing')
    default:
      return errorDetail(instancePath, 'field_invalid', sayingOf(keyword, params))
  }
}

const ofType: Readonly<Record<string, Saying>> = {
  string: { reason: 'not_text' },
  number: { reason: 'not_number' },
  integer: { reason: 'not_whole' },
  boolean: { reason: 'not_boolean' },
  array: { reason: 'not_list' },
  object: { reason: 'not_object' },
}

const ofFormat: Readonly<Record<string, Saying>> = {
  email: { reason: 'not_email' },
  uuid: { reason: 'not_id' },
  date: { reason: 'not_date' },
  'date-time': { reason: 'not_time' },
}

function sayingOf(keyword: string, params: Fault['params']): Saying {
  const values = { limit: Number(params['limit']) }
  switch (keyword) {
    case 'type':
      // With null or another type beside it, what is wanted most comes first.
      return ofType[[params['type']].flat().join().split(',')[0] ?? ''] ?? {}
    case 'format':
      return ofFormat[String(params['format'])] ?? {}
    case 'enum':
      return { reason: 'not_offered', values: { allowed: [params['allowedValues']].flat().map(String) } }
    case 'minLength':
      return values.limit === 1 ? { reason: 'empty' } : { reason: 'too_short', values }
    case 'maxLength':
      return { reason: 'too_long', values }
    case 'minItems':
    case 'minProperties':
      return { reason: 'too_few', values }
    case 'maxItems':
    case 'maxProperties':
      return { reason: 'too_many', values }
    case 'minimum':
      return { reason: 'too_low', values }
    case 'maximum':
      return { reason: 'too_high', values }
    case 'uniqueItems':
      return { reason: 'twice' }
    default:
      return {}
  }
}
