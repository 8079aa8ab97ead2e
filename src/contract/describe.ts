import { hostOf } from './address.ts'
import { eventTypes } from './event-types.ts'

/**
 * What the sentence about a trigger is made of: a trigger's configuration as the API shows it, and the names of what
 * it refers to. While it is being typed, texts may be empty.
 */
export interface TriggerFacts {
  eventType: string
  /** null: for every customer */
  customerName: string | null
  condition: string | null
  parts: string | null
  channel: 'url' | 'email'
  method?: string
  url?: string
  to?: string[]
  cc?: string[]
  bcc?: string[]
  /** null while none is chosen */
  templateName: string | null
  templateFormat: string | null
  templateVersion: number | 'draft'
  retry: { enabled: boolean; scheduleSeconds: number[]; deadlineSeconds: number | null }
}

type Unit = 'second' | 'minute' | 'hour' | 'day'

/** The words of one language. Each takes what stands in its place in the sentence. */
interface Words {
  formats: Record<string, string>
  when: (event: string, customer: string | null, condition: string | null) => string
  url: (method: string, format: string, host: string) => string
  email: (recipient: string, others: number) => string
  each: (parts: string) => string
  template: (name: string, version: number | 'draft') => string
  retries: (times: number, amount: number, unit: Unit) => string
  noRetry: string
}

const english: Words = {
  formats: { json: 'JSON', xml: 'XML', form: 'form data', csv: 'CSV', text: 'text', email: 'e-mail' },
  when: (event, customer, condition) =>
    `When ${event} happens for ${customer ?? 'any customer'}${condition === null ? '' : `, and only if \`${condition}\``}, Postbud sends `,
  url: (method, format, host) => `${method} ${format} to ${host}`,
  email: (recipient, others) =>
    `an e-mail to ${recipient}${others === 0 ? '' : ` and ${plural(others, 'other', 'others')}`}`,
  each: (parts) => `, once for each of \`${parts}\``,
  template: (name, version) =>
    version === 'draft' ? `, made with the draft of “${name}”` : `, made with “${name}” v${version}`,
  retries: (times, amount, unit) =>
    `, and tries again ${plural(times, 'time', 'times')} over ${plural(amount, unit, `${unit}s`)} if it fails.`,
  noRetry: ', and does not try again if it fails.',
}

const danishUnits: Record<Unit, [one: string, many: string]> = {
  second: ['sekund', 'sekunder'],
  minute: ['minut', 'minutter'],
  hour: ['time', 'timer'],
  day: ['dag', 'dage'],
}

const danish: Words = {
  formats: { json: 'JSON', xml: 'XML', form: 'formulardata', csv: 'CSV', text: 'tekst', email: 'e-mail' },
  when: (event, customer, condition) =>
    `Når ${event} sker for ${customer ?? 'en hvilken som helst kunde'}${condition === null ? '' : `, og kun hvis \`${condition}\``}, sender Postbud `,
  url: (method, format, host) => `${method} med ${format} til ${host}`,
  email: (recipient, others) =>
    `en e-mail til ${recipient}${others === 0 ? '' : ` og ${plural(others, 'anden', 'andre')}`}`,
  each: (parts) => `, én gang for hver af \`${parts}\``,
  template: (name, version) =>
    version === 'draft' ? `, dannet med kladden til »${name}«` : `, dannet med »${name}« v${version}`,
  retries: (times, amount, unit) =>
    `. Går det galt, prøver Postbud igen op til ${plural(times, 'gang', 'gange')} over ${plural(amount, ...danishUnits[unit])}.`,
  noRetry: '. Går det galt, prøver Postbud ikke igen.',
}

const languages = { en: english, da: danish }

/** Stands for what is not filled in yet. */
const gap = '…'

/** What a trigger does, in one sentence: the same in lists, the history and the console. */
export function describe(facts: TriggerFacts, language: 'en' | 'da' = 'en'): string {
  const words = languages[language]
  const { condition, parts, templateName } = facts
  return [
    words.when(eventName(facts.eventType, language), facts.customerName, condition),
    where(facts, words),
    parts === null ? '' : words.each(parts),
    templateName === null ? '' : words.template(templateName || gap, facts.templateVersion),
    retryWords(facts.retry, words),
  ].join('')
}

function eventName(type: string, language: 'en' | 'da'): string {
  return eventTypes.find((known) => known.type === type)?.labels[language] ?? (type || gap)
}

function where(facts: TriggerFacts, words: Words): string {
  if (facts.channel === 'email') {
    const { to = [], cc = [], bcc = [] } = facts
    const others = Math.max(0, to.length + cc.length + bcc.length - 1)
    return words.email(to[0] || gap, others)
  }
  const { url = '', method = 'POST', templateFormat } = facts
  const format = templateFormat === null ? gap : (words.formats[templateFormat] ?? templateFormat)
  return words.url(method, format, hostOf(url.trim()) ?? (url || gap))
}

/** The waits after the first attempt, as far as the deadline lets them happen. */
function retryWords({ enabled, scheduleSeconds, deadlineSeconds }: TriggerFacts['retry'], words: Words) {
  const [first = 0, ...waits] = scheduleSeconds
  let seconds = 0
  let times = 0
  for (const wait of enabled ? waits : []) {
    if (deadlineSeconds !== null && first + seconds + wait > deadlineSeconds) break
    seconds += wait
    times++
  }
  return times === 0 ? words.noRetry : words.retries(times, ...duration(seconds))
}

function plural(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}

/** Roughly, as one would say it. */
function duration(seconds: number): [amount: number, unit: Unit] {
  if (seconds < 100) return [Math.round(seconds), 'second']
  if (seconds < 100 * 60) return [Math.round(seconds / 60), 'minute']
  if (seconds < 72 * 3600) return [Math.round(seconds / 3600), 'hour']
  return [Math.round(seconds / 86_400), 'day']
}
