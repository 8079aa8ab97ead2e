import { ability } from './abilities.ts'
import { JsonError, parseJson } from './json.ts'
import { outputError } from './output-fault.ts'
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
    throw outputError('invalid_json', `The output is not JSON. ${jsonFault(body)}`)
  }
}

function jsonFault(body: string): string {
  try {
    parseJson(body)
    return ''
  } catch (error) {
    if (!(error instanceof JsonError)) return ''
    return `Line ${error.line}, column ${error.column} of the output: ${error.message}`
  }
}
