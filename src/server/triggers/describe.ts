import { eventTypes } from '#contract/event-types.ts'
import type { TriggerContent } from './content.ts'
import { hostOf } from './origin.ts'

/** What the sentence about a trigger is made of. */
export interface TriggerFacts {
  content: TriggerContent
  /** null: for every customer */
  customerName: string | null
  templateName: string
  templateFormat: string
}

/** The words of one language. Each takes what stands in its place in the sentence. */
interface Words {
  event: (type: string) => string
  when: (event: string, customer: string | null, condition: string | null) => string
  url: (method: string, format: string, host: string) => string
  email: (recipient: string, others: number) => string
  each: (parts: string) => string
  template: (name: string, version: number | 'draft') => string
  retries: (count: number, seconds: number) => string
  noRetry: string
}

const formats: Record<string, string> = {
  json: 'JSON',
  xml: 'XML',
  form: 'form data',
  csv: 'CSV',
  text: 'text',
  email: 'e-mail',
}

const english: Words = {
  event: (type) => eventTypes.find((known) => known.type === type)?.labels.en ?? type,
  when: (event, customer, condition) =>
    `When ${event} happens for ${customer ?? 'any customer'}${condition === null ? '' : `, and only if \`${condition}\``}, Postbud sends `,
  url: (method, format, host) => `${method} ${format} to ${host}`,
  email: (recipient, others) =>
    `an e-mail to ${recipient}${others === 0 ? '' : ` and ${count(others, 'other')}`}`,
  each: (parts) => `, once for each of \`${parts}\``,
  template: (name, version) =>
    version === 'draft' ? `, made with the draft of “${name}”` : `, made with “${name}” v${version}`,
  retries: (times, seconds) =>
    `, and tries again ${count(times, 'time')} over ${duration(seconds)} if it fails.`,
  noRetry: ', and does not try again if it fails.',
}

/** What a trigger does, in one sentence: the same that lists, the history and the console show. */
export function describe(facts: TriggerFacts, words: Words = english): string {
  const { content, customerName, templateName, templateFormat } = facts
  const { delivery, condition, parts } = content
  return [
    words.when(words.event(content.eventType), customerName, condition),
    delivery.channel === 'email'
      ? words.email(delivery.to[0] ?? '', recipientCount(delivery) - 1)
      : words.url(
          delivery.method,
          formats[templateFormat] ?? templateFormat,
          hostOf(delivery.url) ?? delivery.url,
        ),
    parts === null ? '' : words.each(parts),
    words.template(templateName, content.templateVersion),
    retryWords(content.retry, words),
  ].join('')
}

function recipientCount({ to, cc, bcc }: { to: string[]; cc: string[]; bcc: string[] }): number {
  return to.length + cc.length + bcc.length
}

/** The waits after the first attempt, as far as the deadline lets them happen. */
function retryWords({ enabled, scheduleSeconds, deadlineSeconds }: TriggerContent['retry'], words: Words) {
  const [first = 0, ...waits] = scheduleSeconds
  let seconds = 0
  let times = 0
  for (const wait of enabled ? waits : []) {
    if (deadlineSeconds !== null && first + seconds + wait > deadlineSeconds) break
    seconds += wait
    times++
  }
  return times === 0 ? words.noRetry : words.retries(times, seconds)
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Roughly, as one would say it. */
function duration(seconds: number): string {
  if (seconds < 100) return count(Math.round(seconds), 'second')
  if (seconds < 100 * 60) return count(Math.round(seconds / 60), 'minute')
  if (seconds < 72 * 3600) return count(Math.round(seconds / 3600), 'hour')
  return count(Math.round(seconds / 86_400), 'day')
}
