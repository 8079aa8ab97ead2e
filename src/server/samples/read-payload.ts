import { JsonError, parseJson } from '#mapping/json.ts'
import { isDictionary, type Value } from '#mapping/value.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'

/** Reads an event so that every digit stays. @throws ApiError payload_invalid */
export function readPayload(json: Uint8Array): Value {
  try {
    const payload = parseJson(new TextDecoder().decode(json))
    if (isDictionary(payload)) return payload
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const { line, column } = error
    throw new ApiError('payload_invalid', { reason: 'not_json', values: { line, column } })
  }
  throw fieldError('payload_invalid', '/payload')
}
