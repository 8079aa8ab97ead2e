import { describe, expect, test } from 'vitest'
import jsonAndEscape from './conformance/json-and-escape.json' with { type: 'json' }
import listFilters from './conformance/list-filters.json' with { type: 'json' }
import nullAndUndefined from './conformance/null-and-undefined.json' with { type: 'json' }
import operators from './conformance/operators.json' with { type: 'json' }
import paths from './conformance/paths.json' with { type: 'json' }
import roundingAndNumbers from './conformance/rounding-and-numbers.json' with { type: 'json' }
import statements from './conformance/statements.json' with { type: 'json' }
import tests from './conformance/tests.json' with { type: 'json' }
import textFilters from './conformance/text-filters.json' with { type: 'json' }
import { parseJson } from './json.ts'
import { RenderError } from './render-error.ts'
import { compileTemplate } from './template.ts'
import type { Value } from './value.ts'

/** What scripts/conformance.py recorded of the reference implementation. */
interface Recorded {
  data: string
  cases: { source: string; output?: string; error?: string }[]
}

const GROUPS: Record<string, Recorded> = {
  jsonAndEscape,
  listFilters,
  nullAndUndefined,
  operators,
  paths,
  roundingAndNumbers,
  statements,
  tests,
  textFilters,
}

/** The output, or the code of the refusal or error. */
function outcome(source: string, payload: Value): { output: string } | { error: string } {
  const { template, problems } = compileTemplate({ format: 'text', source, samples: [] })
  if (template === null) return { error: problems[0]?.code ?? 'no problem told' }
  try {
    const rendered = template.render({ data: payload, own: { payload } })
    return { output: rendered.format === 'text' ? rendered.body : '' }
  } catch (error) {
    if (!(error instanceof RenderError)) throw error
    return { error: error.code }
  }
}

describe.each(Object.entries(GROUPS))('as in the reference: %s', (_name, { data, cases }) => {
  const payload = parseJson(data)

  test.each(cases)('$source', ({ source, output }) => {
    const expected = output === undefined ? { error: expect.any(String) } : { output }
    expect(outcome(source, payload)).toEqual(expected)
  })
})
