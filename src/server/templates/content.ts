import type { Format, LineEnds, Source, TemplateDraftInput } from '#contract/templates.ts'
import { fieldError } from '#server/http/errors.ts'

/** What a draft and a version of a code template hold (columns templates.draft and template_versions.content). */
export interface TemplateContent {
  source: Source
  /** Left out: lf. */
  lineEnds?: LineEnds
}

/**
 * The content of a request, when it fits the format.
 * @throws ApiError format_not_available, source_invalid
 */
export function readContent(format: Format, input: TemplateDraftInput): TemplateContent {
  const { source, document, lineEnds } = input
  if (document !== undefined) {
    throw fieldError('format_not_available', '/document')
  }
  if (source === undefined) throw fieldError('source_invalid', '/source', { reason: 'missing' })
  if (format === 'email' && typeof source === 'string') {
    throw fieldError('source_invalid', '/source', { reason: 'email' })
  }
  if (format !== 'email' && typeof source !== 'string') {
    throw fieldError('source_invalid', '/source', { reason: 'text', values: { format } })
  }
  return { source, ...(lineEnds === undefined ? {} : { lineEnds }) }
}
