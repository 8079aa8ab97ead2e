import type { EventTypeName } from '#contract/event-types.ts'
import type { Format } from '#contract/templates.ts'

/** A name that people read, in each language. */
interface InBoth {
  en: string
  da: string
}

/** Where a message of this kind goes; what is not given is the trigger's default. */
interface ToUrl {
  channel: 'url'
  method?: 'PUT' | 'PATCH'
  url?: string
  headers?: [name: string, template: string][]
  contentType?: string
}

interface ToMail {
  channel: 'email'
  to: string[]
  cc?: string[]
}

/**
 * A document that somebody's system receives, as a template to start from. Its template is the file
 * `<id>.<format>.jinja` (of a mail `.email.html.jinja` and `.email.text.jinja`) and makes, of its sample, the file of
 * the same name without `.jinja`.
 */
export interface Receiver {
  id: string
  /** Whose system it is; null for a document that many take. */
  receiver: string | null
  title: InBoth
  eventTypes: EventTypeName[]
  format: Format
  /** The built-in sample that it is shown with; null for an event of its own, the file `<id>.event.json`. */
  sampleId: string | null
  /** Of a mail. */
  subject?: string
  lineEnds?: 'crlf'
  /** What the trigger needs. */
  trigger: (ToUrl | ToMail) & { condition?: string; parts?: string }
  /** The secrets it writes or signs with, each with a value as an example. */
  secrets?: Record<string, string>
  /** The look-up tables it reads, each with entries as an example. */
  lookups?: Record<string, Record<string, string>>
}
