import { describe, expect, test } from 'vitest'
import blocks from './conformance/blocks.json' with { type: 'json' }
import callBlocks from './conformance/call-blocks.json' with { type: 'json' }
import dates from './conformance/dates.json' with { type: 'json' }
import decimal from './conformance/decimal.json' with { type: 'json' }
import drawn from './conformance/drawn.json' with { type: 'json' }
import escapedMethods from './conformance/escaped-methods.json' with { type: 'json' }
import formatMethod from './conformance/format-method.json' with { type: 'json' }
import htmlFilters from './conformance/html-filters.json' with { type: 'json' }
import jsonAndEscape from './conformance/json-and-escape.json' with { type: 'json' }
import listFilters from './conformance/list-filters.json' with { type: 'json' }
import moreFilters from './conformance/more-filters.json' with { type: 'json' }
import moreTextMethods from './conformance/more-text-methods.json' with { type: 'json' }
import nullAndUndefined from './conformance/null-and-undefined.json' with { type: 'json' }
import operators from './conformance/operators.json' with { type: 'json' }
import paths from './conformance/paths.json' with { type: 'json' }
import rangesAndViews from './conformance/ranges-and-views.json' with { type: 'json' }
import roundingAndNumbers from './conformance/rounding-and-numbers.json' with { type: 'json' }
import scopes from './conformance/scopes.json' with { type: 'json' }
import statements from './conformance/statements.json' with { type: 'json' }
import tests from './conformance/tests.json' with { type: 'json' }
import textFilters from './conformance/text-filters.json' with { type: 'json' }
import textMethods from './conformance/text-methods.json' with { type: 'json' }
import { parseJson } from './json.ts'
import { RenderError } from './render-error.ts'
import { compileTemplate } from './template.ts'
import type { Value } from './value.ts'

/** What scripts/conformance.py and scripts/conformance-abilities.py recorded of the reference implementation. */
interface Recorded {
  data: string
  cases: { source: string; output?: string; error?: string }[]
}

const GROUPS: Record<string, Recorded> = {
  blocks,
  callBlocks,
  dates,
  decimal,
  escapedMethods,
  formatMethod,
  htmlFilters,
  jsonAndEscape,
  listFilters,
  moreFilters,
  moreTextMethods,
  nullAndUndefined,
  operators,
  paths,
  rangesAndViews,
  roundingAndNumbers,
  scopes,
  statements,
  tests,
  textFilters,
  textMethods,
}

/** The output, or why there is none: the template is refused, or it fails. */
function outcome(source: string, payload: Value): { output: string | null; isRefused: boolean } {
  const { template } = compileTemplate({ format: 'text', source, samples: [] })
  if (template === null) return { output: null, isRefused: true }
  try {
    const rendered = template.render({ data: payload, own: { payload } })
    return { output: rendered.format === 'text' ? rendered.body : null, isRefused: false }
  } catch (error) {
    if (error instanceof RenderError && error.code !== 'internal_error')
      return { output: null, isRefused: false }
    throw error
  }
}

describe.each(Object.entries(GROUPS))('as in the reference: %s', (_name, { data, cases }) => {
  const payload = parseJson(data)

  test.each(cases)('$source', ({ source, output }) => {
    expect(outcome(source, payload).output).toBe(output ?? null)
  })
})

/** Of scripts/conformance-drawn.py. */
describe('as in the reference or refused at save: drawn', () => {
  const payload = parseJson(drawn.data)
  const cases: Recorded['cases'] = drawn.cases

  test.each(cases)('$source', ({ source, output }) => {
    const wanted = output ?? null
    const ours = outcome(source, payload)
    expect(ours.isRefused ? wanted : ours.output).toBe(wanted)
  })

  test('few are refused', () => {
    const refused = cases.filter(
      ({ source, output }) => output !== undefined && outcome(source, payload).isRefused,
    )
    expect(refused.length).toBeLessThan(cases.length / 50)
  })
})
