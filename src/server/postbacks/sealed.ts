import type { SealedEmailMessage, SealedMessage, SealedUrlMessage } from '#mapping/message.ts'

/** A sealed message as two columns: everything but the body as JSON, and the body as the bytes that go out. */
export function encodeMessage(message: SealedMessage): { sealed: Buffer; body: Uint8Array | null } {
  if (message.channel === 'email') return { sealed: Buffer.from(JSON.stringify(message)), body: null }
  const { body, ...rest } = message
  return { sealed: Buffer.from(JSON.stringify(rest)), body }
}

/** The message that `encodeMessage` was given. */
export function decodeMessage(sealed: Buffer, body: Buffer | null): SealedMessage {
  // Only encodeMessage writes this column.
  const message = JSON.parse(sealed.toString('utf8')) as SealedEmailMessage | Omit<SealedUrlMessage, 'body'>
  return message.channel === 'email' ? message : { ...message, body: body ?? new Uint8Array() }
}
