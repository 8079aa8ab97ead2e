import type { FastifyRequest } from 'fastify'
import type { TestMail, TestMailInput } from '#contract/templates.ts'
import type { SealedEmailMessage } from '#mapping/message.ts'
import type { Database } from '#server/db/database.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import type { ReadEventPayload } from '#server/samples/payload.ts'
import { chosenPayload, mailRules, sealOnce } from './preview.ts'
import { readTemplate } from './rows.ts'

/** Sends one mail, marked as a test. Given by the app: templates know nothing of mail servers. */
export type SendMail = (message: SealedEmailMessage) => Promise<TestMail>

/**
 * Sends the draft of an e-mail template to one person, to be looked at in a real mail program. It is no postback and no
 * trigger's test.
 * @throws ApiError not_found, request_invalid, template_has_problems, payload_invalid, sample_unknown, event_unknown
 */
export async function sendTestMail(
  {
    database,
    eventPayload,
    sendMail,
  }: { database: Database; eventPayload: ReadEventPayload; sendMail: SendMail },
  id: string,
  input: TestMailInput,
  request: FastifyRequest,
): Promise<TestMail> {
  const template = await readTemplate(database.sql, id)
  if (!template) throw new ApiError('not_found')
  if (template.format !== 'email') {
    throw fieldError('request_invalid', '', { reason: 'email_only' })
  }
  const payload = await chosenPayload(database, eventPayload, input, request)
  // The address is written as an expression, so that nothing in it is taken for template code.
  const to = [`{{ ${JSON.stringify(input.to)} }}`]
  const { sealed, problems } = await sealOnce(
    database,
    payload,
    'email',
    template.draft,
    mailRules(null, to),
    template.customer_id,
  )
  const message = sealed[0]?.message
  if (message?.channel !== 'email') throw new ApiError('template_has_problems', { problems })
  return await sendMail(message)
}
