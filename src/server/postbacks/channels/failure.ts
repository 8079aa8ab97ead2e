import { errors } from 'undici'
import { RefusedAddressError } from '#server/outbound/guard.ts'
import type { FailureCode } from '../reasons.ts'

/** A failure by its stable name, and the technical part of the sentence an operator reads. */
export interface Failure {
  code: FailureCode
  detail: string
}

const CUT_OFF = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_ABORTED',
  'UND_ERR_DESTROYED',
])

/** What went wrong with an exchange, from the error that undici or the socket gave. */
export function classify(error: Error): Failure {
  if (error instanceof RefusedAddressError) return { code: 'refused_address', detail: error.refusal.message }
  const code = codeOf(error)
  const detail = detailOf(error, code)
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED')
    return { code: 'message_invalid', detail }
  if (isDns(error)) return { code: 'dns_failed', detail }
  if (isTls(error, code)) return { code: 'tls_failed', detail }
  if (CUT_OFF.has(code) || isEarlyEnd(error)) return { code: 'cut_off', detail }
  if (error instanceof errors.HTTPParserError || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return { code: 'answer_unreadable', detail }
  }
  return { code: 'connection_failed', detail }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function isDns(error: Error): boolean {
  return 'syscall' in error && error.syscall === 'getaddrinfo'
}

// The parser's word for a chunked body that ends with the connection.
function isEarlyEnd(error: Error): boolean {
  return error instanceof errors.HTTPParserError && error.message.includes('EOF')
}

/** OpenSSL's errors, Node's own about certificates, and a far end that hangs up during the handshake. */
export function isTls(error: Error, code: string): boolean {
  return (
    code.startsWith('ERR_SSL_') ||
    code.startsWith('ERR_TLS_') ||
    code === 'EPROTO' ||
    CERTIFICATE_ERROR.test(code) ||
    error.message.includes('before secure TLS connection')
  )
}

// The names of OpenSSL's verification errors, as Node gives them.
const CERTIFICATE_ERROR =
  /^(?:CERT|CRL|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH)/

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
