import type { ErrorDetail } from '#contract/error.ts'
import { reservedHeaders } from '#contract/reserved-headers.ts'
import type { SayingOf } from '#contract/sayings.ts'
import { errorDetail } from '#server/http/errors.ts'
import type { SecretRef, SignIn } from './content.ts'

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** What is wrong with names of headers and the header a sign-in goes into. */
export function headerFaults(
  headers: [name: string, value: string | SecretRef][],
  auth: SignIn | null,
): ErrorDetail[] {
  const faults: ErrorDetail[] = []
  const signInName = auth && (auth.type === 'header' ? auth.name.toLowerCase() : 'authorization')
  const seen = new Set<string>()
  for (const [name] of headers) {
    const lower = name.toLowerCase()
    const fault = headerFault(name, lower, signInName, seen)
    if (fault) faults.push(errorDetail(`/headers/${pointerPart(name)}`, 'header_invalid', fault))
    seen.add(lower)
  }
  if (auth?.type === 'header' && reservedHeaders.includes(auth.name.toLowerCase())) {
    const values = { name: auth.name }
    faults.push(errorDetail('/auth/name', 'header_invalid', { reason: 'reserved', values }))
  }
  return faults
}

function headerFault(
  name: string,
  lower: string,
  signInName: string | null,
  seen: Set<string>,
): SayingOf<'header_invalid'> | null {
  const values = { name }
  if (!token.test(name)) return { reason: 'name', values }
  if (lower === 'content-type') return { reason: 'content_type' }
  if (reservedHeaders.includes(lower)) return { reason: 'reserved', values }
  if (lower === signInName) return { reason: 'sign_in', values }
  if (seen.has(lower)) return { reason: 'twice', values }
  return null
}

/** A name as part of a JSON pointer. */
function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
