import type { Format, Source, TemplateDraftInput } from '#contract/templates.ts'
import { fieldError } from '#server/http/errors.ts'

/** What a draft and a version of a code template hold (columns templates.draft and template_versions.content). */
export interface TemplateContent {
  source: Source
}

/** Formats whose rendering is built; the others are refused, so that nobody relies on what is not there. */
const availableFormats: ReadonlySet<Format> = new Set(['json', 'text', 'email'])

/** @throws ApiError format_not_available */
export function checkFormat(format: Format): asserts format is 'json' | 'text' | 'email' {
  if (availableFormats.has(format)) return
  throw fieldError('format_not_available', '/format', `The format ${format} is not available yet.`)
}

/**
 * The content of a request, when it fits the format.
 * @throws ApiError format_not_available, source_invalid
 */
export function readContent(format: Format, input: TemplateDraftInput): TemplateContent {
  checkFormat(format)
  const { source, document } = input
  if (document !== undefined) {
    throw fieldError('format_not_available', '/document', 'Fields templates are not available yet.')
  }
  if (source === undefined) throw fieldError('source_invalid', '/source', 'A template needs a source.')
  if (format === 'email' && typeof source === 'string') {
    throw fieldError('source_invalid', '/source', 'An e-mail has a source with `subject` and `html`.')
  }
  if (format !== 'email' && typeof source !== 'string') {
    throw fieldError(
      'source_invalid',
      '/source',
      `A template of format ${format} has one text as its source.`,
    )
  }
  return { source }
}
