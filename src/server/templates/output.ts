import { maskedHeader, maskedText } from '#mapping/masked-text.ts'
import type { SealedMessage } from '#mapping/message.ts'
import type { PreviewInput, PreviewOutput } from '#contract/templates.ts'

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
    ...(input.headers === undefined
      ? {}
      : {
          headers: Object.fromEntries(message.headers.map((header) => [header[0], maskedHeader(header)])),
        }),
    body: maskedText(message.body, message.places),
    contentType: message.contentType,
  }
}
