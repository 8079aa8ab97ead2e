import { RefusedAddressError } from '#server/outbound/guard.ts'
import type { FailureCode } from '../reasons.ts'

/** A failure by its stable name, and the technical part of the sentence an operator reads. */
export interface Failure {
  code: FailureCode
  detail: string
}

const UNREADABLE = new Set(['HPE_INVALID', 'UND_ERR_HEADERS_OVERFLOW'])
const CUT_OFF = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_ABORTED',
  'UND_ERR_DESTROYED',
])

/** What went wrong with an exchange, from the error that undici or the socket gave. `written`: the request was. */
export function classify(error: Error): Failure {
  if (error instanceof RefusedAddressError) return { code: 'refused_address', detail: error.refusal.message }
  const code = codeOf(error)
  const detail = detailOf(error, code)
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED')
    return { code: 'message_invalid', detail }
  if (isDns(error)) return { code: 'dns_failed', detail }
  if (isTls(error, code)) return { code: 'tls_failed', detail }
  if (code.startsWith('HPE_') || UNREADABLE.has(code)) return { code: 'answer_unreadable', detail }
  if (CUT_OFF.has(code)) return { code: 'cut_off', detail }
  return { code: 'connection_failed', detail }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function isDns(error: Error): boolean {
  return 'syscall' in error && error.syscall === 'getaddrinfo'
}

// OpenSSL's errors, Node's own about certificates, and a far end that hangs up during the handshake.
function isTls(error: Error, code: string): boolean {
  return (
    code.startsWith('ERR_SSL_') ||
    code.startsWith('ERR_TLS_') ||
    code === 'EPROTO' ||
    /^(?:CERT|CRL|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH)/.test(
      code,
    ) ||
    error.message.includes('before secure TLS connection')
  )
}

function detailOf(error: Error, code: string): string {
  // Happy Eyeballs tried several addresses; each has its own error.
  if (error instanceof AggregateError) {
    const messages = error.errors.map((inner: unknown) =>
      inner instanceof Error ? inner.message : String(inner),
    )
    return [...new Set(messages)].join(', ')
  }
  return error.message === '' ? code : error.message
}
