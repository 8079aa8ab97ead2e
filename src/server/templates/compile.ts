import type { Problem } from '#contract/problem.ts'
import type { Format } from '#contract/templates.ts'
import { compileTemplate, type CompiledTemplate } from '#mapping/template.ts'
import type { Value } from '#mapping/value.ts'
import { ApiError } from '#server/http/errors.ts'
import { checkFormat, type TemplateContent } from './content.ts'

/** A draft as the mapping understands it: null when it has errors. */
export interface CompiledDraft {
  template: CompiledTemplate | null
  problems: Problem[]
}

/** @param samples events that decide what the template's holes are */
export function compileDraft(format: Format, content: TemplateContent, samples: Value[]): CompiledDraft {
  checkFormat(format)
  return compileTemplate({ format, source: content.source, samples })
}

/** A version compiles with the types it was published with, whatever the samples say by now. */
export function compileVersion(format: Format, content: TemplateContent, types: Value): CompiledDraft {
  checkFormat(format)
  return compileTemplate({ format, source: content.source, types })
}

/** @throws ApiError template_has_problems, unless the draft compiled */
export function withoutErrors({ template, problems }: CompiledDraft): CompiledTemplate {
  if (template) return template
  const errors = problems.filter(({ severity }) => severity === 'error')
  throw new ApiError('template_has_problems', {
    details: errors.map(({ field, code, message }) => ({ path: pointer(field), code, message })),
    problems,
  })
}

/** The texts of an e-mail are members of its source. */
function pointer(field = 'source'): string {
  return field === 'source' ? '/source' : `/source/${field}`
}
