import type { Source } from '#contract/templates.ts'
import type { Receiver } from '#mapping/receivers/receiver.ts'
import { receivers } from '#mapping/receivers/receivers.ts'
import type { Language } from '../i18n/i18n.ts'
import { eventTypeName } from './sample-choice.ts'
import { receiverStart, type Start } from './start.ts'
import type { PreviewAround } from './use-preview.ts'

/** Read when one of them is looked at: no page carries them all. */
const texts = import.meta.glob<string>('../../mapping/receivers/*.jinja', {
  query: '?raw',
  import: 'default',
})

const events = import.meta.glob<object>('../../mapping/receivers/*.event.json', { import: 'default' })

/** The template of a receiver's document. */
export async function receiverSource({ id, format, subject = '' }: Receiver): Promise<Source> {
  if (format !== 'email') return await textOf(`${id}.${format}`)
  const [html, text] = await Promise.all([textOf(`${id}.email.html`), textOf(`${id}.email.text`)])
  return { subject, html, text }
}

/** What a template begins with that makes a receiver's document. */
export async function readStart(receiver: Receiver): Promise<Start> {
  const [source, event] = await Promise.all([receiverSource(receiver), receiverEvent(receiver)])
  return receiverStart(receiver, source, event)
}

/** The event of a receiver whose document is made of another one than the built-in samples; else null. */
async function receiverEvent({ id, sampleId }: Receiver): Promise<object | null> {
  return sampleId === null ? ((await events[`../../mapping/receivers/${id}.event.json`]?.()) ?? null) : null
}

async function textOf(name: string): Promise<string> {
  const load = texts[`../../mapping/receivers/${name}.jinja`]
  if (load === undefined) throw new Error(`There is no template ${name}.`)
  return await load()
}

/** What a preview needs besides the template. */
export function previewAround({ trigger, lookups }: Receiver): PreviewAround {
  return {
    ...(trigger.parts === undefined ? {} : { parts: trigger.parts }),
    ...(lookups === undefined ? {} : { lookups }),
  }
}

export function receiverName({ receiver, title }: Receiver, language: Language): string {
  return receiver === null ? title[language] : `${receiver}: ${title[language]}`
}

/** Those that hold every word, in their name, their format or what happened; by receiver, those of many first. */
export function findReceivers(search: string, language: Language): Receiver[] {
  const words = search.toLowerCase().split(/\s+/)
  const found = receivers.filter((one) => {
    const events = one.eventTypes.map((type) => `${type} ${eventTypeName(type, language)}`).join(' ')
    const text = `${receiverName(one, language)} ${one.format} ${events}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return found.toSorted((a, b) => (a.receiver ?? '').localeCompare(b.receiver ?? ''))
}
