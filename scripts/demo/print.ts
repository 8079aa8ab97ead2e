import { isDeepStrictEqual } from 'node:util'
import type { CaughtMail, CaughtRequest } from '#contract/built-in.ts'
import type { Postback } from '#contract/postbacks.ts'
import { header } from './api.ts'
import type { SampleEvent } from './samples.ts'

export interface Results {
  events: SampleEvent[]
  postbacks: Postback[]
  requests: CaughtRequest[]
  mails: CaughtMail[]
  expectedBody: (event: SampleEvent) => object
  expectedSubject: (event: SampleEvent) => string
}

/** Prints a block for each postback. @returns what is not as it should be */
export function printResults({
  events,
  postbacks,
  requests,
  mails,
  expectedBody,
  expectedSubject,
}: Results): string[] {
  const failures: string[] = []
  for (const postback of postbacks) {
    const { id, eventType, channel, state, attemptCount, createdAt, finishedAt, order } = postback
    const milliseconds = Date.parse(finishedAt ?? createdAt) - Date.parse(createdAt)
    console.log(
      `${eventType.padEnd(20)} ${channel.padEnd(6)} ${state.padEnd(9)} ${attemptCount} attempt${attemptCount === 1 ? ' ' : 's'} ${String(milliseconds).padStart(6)} ms  ${order}`,
    )
    if (state !== 'sent')
      failures.push(`${eventType} for ${order} is ${state}: ${postback.reason?.message ?? ''}`)
    const shown = channel === 'url' ? showRequest(id) : showMail(id)
    console.log(`${shown}\n`)
  }
  console.log(`${postbacks.length} postbacks for ${events.length} events.`)

  const shipped = events.filter(({ event }) => event.type === 'order.shipped')
  if (requests.length !== events.length)
    failures.push(`${requests.length} requests arrived for ${events.length} events`)
  if (mails.length !== shipped.length)
    failures.push(`${mails.length} mails arrived for ${shipped.length} shipped orders`)
  for (const event of events) {
    const wanted = expectedBody(event)
    if (!requests.some(({ body }) => isDeepStrictEqual(JSON.parse(body), wanted))) {
      failures.push(`no request holds exactly what ${event.event.id} (${event.event.type}) maps to`)
    }
  }
  for (const event of shipped) {
    if (!mails.some(({ subject }) => subject === expectedSubject(event)))
      failures.push(`no mail for ${event.event.id}`)
  }
  return failures

  function showRequest(id: string): string {
    const request = requests.find(({ headers }) => header(headers, 'webhook-id') === id)
    if (!request) {
      failures.push(`the receiver got nothing with webhook-id ${id}`)
      return '    nothing arrived'
    }
    return lines([`${request.method} ${request.path}`, ...request.body.split('\n')])
  }

  function showMail(id: string): string {
    const mail = mails.find(({ messageId }) => messageId.includes(id))
    if (!mail) {
      failures.push(`the mailbox got nothing with Message-ID ${id}`)
      return '    nothing arrived'
    }
    return lines([`To: ${mail.to}`, `Subject: ${mail.subject}`, ...(mail.text ?? '').split('\n')])
  }
}

function lines(all: string[]): string {
  return all
    .slice(0, 5)
    .map((line) => `    │ ${line}`)
    .join('\n')
}
