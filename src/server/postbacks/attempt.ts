import { isTrue, type CompiledExpression } from '#mapping/expression.ts'
import { parseJson } from '#mapping/json.ts'
import type { SealedMessage } from '#mapping/message.ts'
import type { Value } from '#mapping/value.ts'
import type { TriggerContent } from '#server/triggers/content.ts'
import type { AttemptResult, SuccessRule, UrlCredentials } from './channels/attempt.ts'
import type { EmailChannel } from './channels/email.ts'
import type { UrlChannel } from './channels/url.ts'

/** How messages leave: both are there in every process that sends. `email` is null while no mail server is set. */
export interface Channels {
  url: UrlChannel
  email: EmailChannel | null
}

export interface AttemptInput {
  postbackId: string
  message: SealedMessage
  content: TriggerContent
  success: CompiledExpression | null
  credentials: UrlCredentials
  /** Recipients of earlier attempts that have the mail already. */
  alreadyAccepted: string[]
  isTest: boolean
}

/** A mail server takes longer than a web server: greetings and spam checks are slow by design. */
const mailTimeoutSeconds = 60

/** One attempt, the same for a test and for real. Never throws for anything a receiver does. */
export async function attempt(channels: Channels, input: AttemptInput): Promise<AttemptResult> {
  const { message, postbackId, isTest, content } = input
  if (message.channel === 'url') {
    return await channels.url.send({
      postbackId,
      message,
      credentials: input.credentials,
      timeoutSeconds: content.timeoutSeconds,
      success: input.success ? successRule(input.success) : null,
      alsoRetry: content.retry.alsoRetry,
      neverRetry: content.retry.neverRetry,
      isTest,
    })
  }
  if (!channels.email) return withoutMailServer(postbackId, message)
  const { alreadyAccepted } = input
  return await channels.email.send({
    postbackId,
    message,
    alreadyAccepted,
    timeoutSeconds: mailTimeoutSeconds,
    isTest,
  })
}

/** The trigger's own idea of success, over what came back. */
function successRule(expression: CompiledExpression): SuccessRule {
  return ({ status, headers, body }) => {
    const response: Value = { status, headers, body: readBody(body, headers['content-type'] ?? '') }
    try {
      return isTrue(expression.evaluate({ response }))
    } catch (error) {
      return { error: error instanceof Error ? error.message : 'it could not be evaluated' }
    }
  }
}

function readBody(body: Uint8Array, contentType: string): Value {
  const text = new TextDecoder().decode(body)
  if (!/[/+]json\b/i.test(contentType)) return text
  try {
    return parseJson(text)
  } catch {
    return text
  }
}

function withoutMailServer(
  postbackId: string,
  message: Extract<SealedMessage, { channel: 'email' }>,
): AttemptResult {
  const { to, cc, bcc, subject } = message
  return {
    outcome: 'retry',
    code: 'connection_failed',
    reason: 'No mail server is set. An administrator can set one in Settings.',
    milliseconds: 0,
    request: { from: '', to, cc, bcc, subject, messageId: postbackId },
    response: null,
    recipients: null,
    retryAfterSeconds: null,
    gone: false,
  }
}
