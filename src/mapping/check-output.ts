import { ability } from './abilities.ts'
import { JsonError, parseJson } from './json.ts'
import { errorInField, type RenderError } from './render-error.ts'
import type { TemplateFormat } from './template.ts'

/**
 * Refuses a finished output that is not well-formed in its format, with the place in the output. CSV and form are
 * checked where their cells and pairs are put together.
 */
export function checkOutput(format: TemplateFormat, body: string): void {
  if (format === 'json') checkJson(body)
  if (format === 'xml') ability('xml').checkXml(body)
}

function checkJson(body: string): void {
  try {
    JSON.parse(body)
  } catch {
    throw jsonFault(body)
  }
}

function jsonFault(body: string): RenderError {
  try {
    parseJson(body)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const { line, column, fault } = error
    return errorInField('invalid_json', 'source', 'output_not_well_formed', {
      format: 'JSON',
      line,
      column,
      fault,
    })
  }
  return errorInField('invalid_json', 'source', 'output_not_json')
}
