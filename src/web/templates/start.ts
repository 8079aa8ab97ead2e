import type { Format, LineEnds, Source } from '#contract/templates.ts'
import type { Receiver } from '#mapping/receivers/receiver.ts'
import type { Language } from '../i18n/i18n.ts'
import { emptySource, gallery, type StartingPoint } from './gallery.ts'

/** What a new template begins with: one of the gallery, a receiver's document, or a copy of another; null for nothing. */
export type Start =
  | { kind: 'gallery'; id: StartingPoint['id']; format: Format; sampleId: string }
  | {
      kind: 'receiver'
      id: string
      format: Format
      source: Source
      lineEnds: LineEnds
      sampleId: string | null
      receiver: Receiver
      /** The event that it is shown with, when no built-in sample is like it. */
      event: object | null
    }
  | { kind: 'copy'; id: string; format: Format; source: Source; sampleId: null }

export function galleryStart({ id, format, sampleId }: StartingPoint): Start {
  return { kind: 'gallery', id, format, sampleId }
}

export function receiverStart(receiver: Receiver, source: Source, event: object | null): Start {
  const { id, format, sampleId, lineEnds = 'lf' } = receiver
  return { kind: 'receiver', id, format, source, lineEnds, sampleId, receiver, event }
}

/** What was chosen, if it has the format; the first of the gallery while nothing was, or it has another. */
export function startFor(chosen: Start | null | undefined, format: Format): Start | null {
  if (chosen === null || chosen?.format === format) return chosen
  const first = gallery.find((one) => one.format === format)
  return first ? galleryStart(first) : null
}

export function sourceFor(start: Start | null, format: Format, language: Language): Source {
  if (start === null) return emptySource(format)
  if (start.kind !== 'gallery') return start.source
  return gallery.find(({ id }) => id === start.id)?.source[language] ?? emptySource(format)
}

/** The content that a template is made with. */
export function contentFor(
  start: Start | null,
  format: Format,
  language: Language,
): { source: Source; lineEnds?: LineEnds } {
  const source = sourceFor(start, format, language)
  return start?.kind === 'receiver' && start.lineEnds === 'crlf' ? { source, lineEnds: 'crlf' } : { source }
}
