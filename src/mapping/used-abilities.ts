import { isLoaded, type AbilityName } from './abilities.ts'
import type { Expression, Statement } from './ast.ts'
import { LIST_FILTER_NAMES } from './bind-filter.ts'
import { FILTERS } from './filters/filters.ts'
import { normalizeSource } from './lexer.ts'
import { METHODS } from './methods.ts'
import { parseExpression, parseTemplate } from './parse-template.ts'
import { SaveError } from './save-error.ts'
import type { TemplateFormat } from './template.ts'
import { TESTS } from './tests.ts'

/**
 * What has to be loaded before these can be compiled. Texts that are wrong need nothing more to be refused.
 * @param texts of a template, or of a trigger, where expressions are among them
 */
export function missingAbilities(texts: readonly string[], format?: TemplateFormat): AbilityName[] {
  const used = new Set<AbilityName>()
  if (format !== undefined && format !== 'json' && format !== 'text') used.add(format)
  for (const text of texts) {
    const source = normalizeSource(text)
    for (const parse of [parseTemplate, parseExpression]) addUsed(parsed(parse, source), used)
  }
  return [...used].filter((name) => !isLoaded(name))
}

function parsed(parse: (source: string) => Statement[] | Expression, source: string) {
  try {
    return parse(source)
  } catch (error) {
    if (error instanceof SaveError) return null
    throw error
  }
}

/** Statements and functions of the ability `blocks`. */
const BLOCKS: ReadonlySet<string> = new Set([
  'macro',
  'set_block',
  'filter_block',
  'with',
  'set_member',
  'call_block',
])
const BLOCK_FUNCTIONS: ReadonlySet<string> = new Set(['namespace', 'joiner', 'cycler'])

/** Whoever compiles has loaded what is used: what is missing is a bug. */
export function checkAbilities(part: Statement[] | Expression): void {
  const used = new Set<AbilityName>()
  addUsed(part, used)
  for (const name of used) if (!isLoaded(name)) throw new Error(`The ability ${name} is not loaded.`)
}

/** Goes through all parts of a text. */
function addUsed(part: unknown, used: Set<AbilityName>): void {
  if (typeof part !== 'object' || part === null) return
  // Most of a long list; nothing is inside.
  if ('kind' in part && part.kind === 'literal') return
  // What has a kind is a part of the tree.
  const abilities = 'kind' in part ? abilitiesOf(part as Expression | Statement) : []
  for (const name of abilities) if (name !== undefined) used.add(name)
  for (const inner of Object.values(part)) addUsed(inner, used)
}

function abilitiesOf(part: Expression | Statement): (AbilityName | undefined)[] {
  const { kind } = part
  if (kind === 'filter') {
    const isNamed = LIST_FILTER_NAMES.has(part.name)
    return isNamed ? part.args.positional.map(abilityNamed) : [FILTERS.get(part.name)?.ability]
  }
  if (kind === 'test') return [TESTS.get(part.name)?.ability]
  if (kind === 'call') {
    const { callee } = part
    if (callee.kind === 'attribute') return [METHODS.get(callee.name)?.ability]
    return callee.kind === 'name' && BLOCK_FUNCTIONS.has(callee.name) ? ['blocks'] : []
  }
  if (BLOCKS.has(kind)) return ['blocks']
  // Of text it is a pattern, and what is on its left is known when it is rendered.
  return kind === 'binary' && part.operator === '%' ? ['seldom'] : []
}

/** `map("date")` and `select("even")` take a filter and a test by name. */
function abilityNamed(argument: Expression): AbilityName | undefined {
  if (argument.kind !== 'literal' || typeof argument.value !== 'string') return undefined
  return FILTERS.get(argument.value)?.ability ?? TESTS.get(argument.value)?.ability
}
