import type { PostbackDetail } from '#contract/postbacks.ts'
import { maskedHeader, maskedText } from '#mapping/masked-text.ts'
import type { SealedMessage } from '#mapping/message.ts'

/** The request as every attempt sends it; what an attempt adds (time, signature, sign-in) stands with the attempt. */
export function presentRequest(postbackId: string, message: SealedMessage): PostbackDetail['request'] {
  if (message.channel === 'email') {
    const { channel: _, ...mail } = message
    return mail
  }
  const { method, url, headers, contentType, body, places } = message
  return {
    method,
    url,
    headers: {
      'content-type': contentType,
      'webhook-id': postbackId,
      ...Object.fromEntries(headers.map((header) => [header[0].toLowerCase(), maskedHeader(header)])),
    },
    body: maskedText(body, places),
  }
}
