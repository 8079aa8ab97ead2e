import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseJson } from '#mapping/json.ts'
import type { Receiver } from '#mapping/receivers/receiver.ts'
import type { TemplateSource } from '#mapping/template.ts'
import { elementsOf } from '#mapping/value.ts'
import { canonicalMarkup } from './canonical-markup.ts'

export const receiversFolder = fileURLToPath(new URL('../../src/mapping/receivers/', import.meta.url))
const read = (name: string) => readFileSync(receiversFolder + name, 'utf8')

export function templateFiles({ id, format }: Receiver): string[] {
  return format === 'email' ? [`${id}.email.html.jinja`, `${id}.email.text.jinja`] : [`${id}.${format}.jinja`]
}

export function documentFile({ id, format }: Receiver): string {
  return format === 'email' ? `${id}.email.json` : `${id}.${format}`
}

/** The event that a receiver's document is made of. */
export function eventOf({ id, sampleId }: Receiver): string {
  return sampleId === null
    ? read(`${id}.event.json`)
    : readFileSync(`${receiversFolder}../../../fixtures/order-events/${sampleId}.json`, 'utf8')
}

/** The template of a receiver's document. */
export function templateOf(receiver: Receiver): TemplateSource {
  const [first = '', second = ''] = templateFiles(receiver).map(read)
  const { format, subject = '' } = receiver
  return format === 'email' ? { subject, html: first, text: second } : first
}

/** The bodies that the receiver documents, each as `comparable` gives it. */
export function documentsOf(receiver: Receiver): unknown[] {
  const text = read(documentFile(receiver))
  if (receiver.trigger.parts === undefined) return [comparable(receiver.format, text)]
  return elementsOf(parseJson(text)) ?? []
}

export interface DocumentedMail {
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  text: string
  html: string
}

export function mailOf(receiver: Receiver): DocumentedMail {
  return JSON.parse(read(documentFile(receiver))) as DocumentedMail
}

/** A body in a form that is equal where the documents are. */
export function comparable(format: Receiver['format'], body: string): unknown {
  // Every digit counts: the number of Shopify's order is beyond what a double holds.
  if (format === 'json') return parseJson(body)
  if (format === 'xml') return canonicalMarkup(body, { trimmed: true })
  if (format === 'form') {
    return Array.from(new URLSearchParams(body), ([name, value]) => [name, JSON.parse(value) as unknown])
  }
  return body
}
