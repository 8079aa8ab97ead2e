import type { Format, Source } from '#contract/templates.ts'
import type { Language } from '../i18n/i18n.ts'
import { emptySource, gallery, type StartingPoint } from './gallery.ts'

/** What a new template begins with: one of the gallery, or a copy of another; null for nothing. */
export type Start =
  | { kind: 'gallery'; id: StartingPoint['id']; format: Format; sampleId: string }
  | { kind: 'copy'; id: string; format: Format; source: Source; sampleId: null }

export function galleryStart({ id, format, sampleId }: StartingPoint): Start {
  return { kind: 'gallery', id, format, sampleId }
}

/** What was chosen, if it has the format; the first of the gallery while nothing was, or it has another. */
export function startFor(chosen: Start | null | undefined, format: Format): Start | null {
  if (chosen === null || chosen?.format === format) return chosen
  const first = gallery.find((one) => one.format === format)
  return first ? galleryStart(first) : null
}

export function sourceFor(start: Start | null, format: Format, language: Language): Source {
  if (start === null) return emptySource(format)
  if (start.kind === 'copy') return start.source
  return gallery.find(({ id }) => id === start.id)?.source[language] ?? emptySource(format)
}
