import type { SealedMessage, SecretPlace } from '#mapping/message.ts'
import type { PreviewInput, PreviewOutput } from '#contract/templates.ts'

/** What stands where a secret's value will be. */
const mask = '•••'

/** One sealed message as a preview shows it: address and headers only where they were asked about. */
export function presentOutput(
  sealed: { part: PreviewOutput['part'] | null; message: SealedMessage | null },
  input: PreviewInput,
): PreviewOutput {
  const { message } = sealed
  // A sealed postback without a message has a problem, and then there are no outputs.
  if (!message) throw new Error('nothing was rendered, and no problem says why')
  const part = sealed.part ? { part: sealed.part } : {}
  if (message.channel === 'email') {
    return { ...part, subject: message.subject, html: message.html, text: message.text }
  }
  return {
    ...part,
    ...(input.url === undefined ? {} : { url: message.url }),
    ...(input.headers === undefined ? {} : { headers: Object.fromEntries(message.headers) }),
    body: maskedText(message.body, message.places),
    contentType: message.contentType,
  }
}

/** A sealed body with a mask wherever a secret goes in. */
export function maskedText(body: Uint8Array, places: SecretPlace[]): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  let from = 0
  for (const { offset } of places) {
    text += decoder.decode(body.subarray(from, offset)) + mask
    from = offset
  }
  return text + decoder.decode(body.subarray(from))
}
