/**
 * What browsers may do with an answer: nothing but what the console needs. Pages that need less say so themselves.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine, the console's components, sets positions and colours in style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  // Mails are shown in frames made from text (`srcdoc`), with this same policy.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const halfYearSeconds = 15_552_000

/** Headers of every answer. @param publicUrl with https, browsers are told to never use http again */
export function securityHeaders(publicUrl: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': `max-age=${halfYearSeconds}` } : {}),
  }
}
