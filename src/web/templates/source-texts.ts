import type { Format, Source } from '#contract/templates.ts'

/** The texts that a template is written in: one, or a mail's three. Named as problems name them. */
export type Field = 'source' | 'subject' | 'html' | 'text'

export interface FieldText {
  field: Field
  language: Format | 'html'
  text: string
}

export function textsOf(source: Source, format: Format): FieldText[] {
  if (typeof source === 'string') return [{ field: 'source', language: format, text: source }]
  return [
    { field: 'subject', language: 'text', text: source.subject },
    { field: 'html', language: 'html', text: source.html },
    { field: 'text', language: 'text', text: source.text ?? '' },
  ]
}

/** The content with one text changed. */
export function withText(source: Source, field: Field, text: string): Source {
  if (typeof source === 'string' || field === 'source') return text
  return { ...source, [field]: text }
}

/** The format that decides what may be written at a place of a text. */
export function placeFormat(field: Field, format: Format): Format {
  return field === 'source' ? format : 'text'
}
