import type { Problem } from '#contract/problem.ts'
import type { Format } from '#contract/templates.ts'
import { worded } from '#contract/worded.ts'
import { compileTemplate, type CompiledTemplate, type TemplateCompilation } from '#mapping/template.ts'
import type { LookupTables } from '#mapping/lookups.ts'
import type { Tracer } from '#mapping/trace/tracer.ts'
import type { Value } from '#mapping/value.ts'
import { ApiError, problemDetail } from '#server/http/errors.ts'
import type { TemplateContent } from './content.ts'
import { knownEvents } from './known-events.ts'

/** A draft as the mapping understands it: null when it has errors. */
export interface CompiledDraft {
  template: CompiledTemplate | null
  problems: Problem[]
}

/**
 * @param samples events that decide what the template's holes are
 * @param tables the look-up tables there are; null where each customer may have others
 * @param eventTypes of the events that it is for; none: not known
 * @param tracer watches what is rendered
 */
export function compileDraft(
  format: Format,
  content: TemplateContent,
  samples: Value[],
  tables: LookupTables | null,
  eventTypes: readonly string[] = [],
  tracer: Tracer | null = null,
): CompiledDraft {
  return told(
    compileTemplate({
      format,
      ...content,
      samples,
      events: knownEvents(eventTypes),
      ...(tables === null ? {} : { tables }),
      ...(tracer === null ? {} : { tracer }),
    }),
  )
}

/** A version compiles with the types it was published with, whatever the samples say by now. */
export function compileVersion(format: Format, content: TemplateContent, types: Value): CompiledDraft {
  return told(compileTemplate({ format, ...content, types }))
}

function told({ template, problems }: TemplateCompilation): CompiledDraft {
  return { template, problems: problems.map(worded) }
}

/** @throws ApiError template_has_problems, unless the draft compiled */
export function withoutErrors({ template, problems }: CompiledDraft): CompiledTemplate {
  if (template) return template
  const errors = problems.filter(({ severity }) => severity === 'error')
  throw new ApiError('template_has_problems', {
    details: errors.map((problem) => problemDetail(pointer(problem.field), problem)),
    problems,
  })
}

/** The texts of an e-mail are members of its source. */
function pointer(field = 'source'): string {
  return field === 'source' ? '/source' : `/source/${field}`
}
