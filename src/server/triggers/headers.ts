import type { ErrorDetail } from '#contract/error.ts'
import { reservedHeaders } from '#contract/reserved-headers.ts'
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
    const message = headerFault(name, lower, signInName, seen)
    if (message) faults.push({ path: `/headers/${pointerPart(name)}`, code: 'header_invalid', message })
    seen.add(lower)
  }
  if (auth?.type === 'header' && reservedHeaders.includes(auth.name.toLowerCase())) {
    faults.push({ path: '/auth/name', code: 'header_invalid', message: reserved(auth.name) })
  }
  return faults
}

function headerFault(
  name: string,
  lower: string,
  signInName: string | null,
  seen: Set<string>,
): string | null {
  if (!token.test(name)) return `“${name}” cannot be the name of a header.`
  if (lower === 'content-type') return 'The content type has a field of its own: contentType.'
  if (reservedHeaders.includes(lower)) return reserved(name)
  if (lower === signInName) return `The sign-in sets ${name} already.`
  if (seen.has(lower)) return `${name} is there twice; upper and lower case are the same.`
  return null
}

function reserved(name: string): string {
  return `${name} is set by Postbud or by the connection; it cannot be chosen.`
}

/** A name as part of a JSON pointer. */
function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
