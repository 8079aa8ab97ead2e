import type { BareProblem } from '#contract/problem.ts'
import { compileExpression } from '#mapping/expression.ts'
import { compileHeader } from '#mapping/header-template.ts'
import { isTrue, typeTerm } from '#mapping/kinds.ts'
import { parseJson } from '#mapping/json.ts'
import { maskedHeader } from '#mapping/masked-text.ts'
import { partKeys } from '#mapping/part-keys.ts'
import { compileRecipient } from '#mapping/recipient-template.ts'
import { problemOf, wrongType } from '#mapping/render-error.ts'
import type { Names } from '#mapping/run.ts'
import { compileTrigger } from '#mapping/trigger.ts'
import { compileUrl } from '#mapping/url-address.ts'
import { missingAbilities } from '#mapping/used-abilities.ts'
import { elementsOf, type DataObject, type Value } from '#mapping/value.ts'

/**
 * What an expression or a text with holes gives for the sample; `value` is null where there is none, and while what it
 * uses is being loaded (`useAbilities`).
 */
export interface Evaluated<T> {
  value: T | null
  /** What is wrong with it, or with it and this sample. */
  fault: BareProblem | null
}

/** A sample, ready to be put into expressions: the same engine runs here and on the server. */
export interface SampleNames {
  whole: Names
  /** With the first part, where the trigger sends parts. */
  ofPart: (parts: string) => Names
}

export function sampleNames(payload: unknown, about: { id: string; name: string }): SampleNames {
  const data = parseJson(JSON.stringify(payload))
  const own: DataObject = { payload: data, trigger: { ...about } }
  const postback = { id: '0190b7d4-0000-7000-8000-000000000000', sealedAt: new Date().toISOString() }
  const whole: Names = { data, own }
  return {
    whole,
    ofPart(parts) {
      const first = parts.trim() === '' ? undefined : partsOf(parts, whole).value?.first
      return { data, own: { ...own, postback, part: first, body: '' } }
    },
  }
}

/** Whether the condition holds. */
export function conditionHolds(source: string, names: Names | null): Evaluated<boolean> {
  const { rule, fault } = ruleOf('condition', source)
  if (rule === null || names === null) return { value: null, fault }
  return attempted(() => isTrue(rule(names)))
}

/** How many postbacks an event becomes, and by which keys they are told apart. */
export function partsOf(source: string, names: Names | null): Evaluated<{ keys: string[]; first: Value }> {
  const { rule, fault } = ruleOf('parts', source)
  if (rule === null || names === null) return { value: null, fault }
  return attempted(() => {
    const value = rule(names)
    const items = value === null || value === undefined ? [] : elementsOf(value)
    if (items === null) throw wrongType('parts_not_a_list', { type: typeTerm(value) })
    return { keys: partKeys(items), first: items[0] }
  })
}

export function urlFor(source: string, names: Names | null): Evaluated<string> {
  if (isWaiting([source])) return WAITING
  const { url, problems } = compileUrl(source)
  if (url === null || names === null) return { value: null, fault: firstError(problems) }
  return attempted(() => url(names))
}

export function headerFor(name: string, source: string, names: Names | null): Evaluated<string> {
  if (isWaiting([source])) return WAITING
  const { header, problems } = compileHeader(name, source)
  if (header === null || names === null || readsBody(source)) {
    return { value: null, fault: firstError(problems) }
  }
  return attempted(() => maskedHeader(header(names)))
}

/** What reads the message itself has no result here, where there is none. */
function readsBody(source: string): boolean {
  return /\b(?:body|fields)\b/.test(source)
}

/** The addresses that lines of recipients give. */
export function recipientsFor(lines: string[], field: string, names: Names | null): Evaluated<string[]> {
  if (isWaiting(lines)) return WAITING
  const recipients = lines.filter((line) => line.trim() !== '').map((line) => compileRecipient(line, field))
  const fault = firstError(recipients.flatMap(({ problems }) => problems))
  if (fault !== null || names === null) return { value: null, fault }
  return attempted(() => recipients.flatMap(({ recipient }) => recipient?.(names) ?? []))
}

/** What is wrong with the rule for success. */
export function successFault(source: string): Evaluated<never>['fault'] {
  return isWaiting([source]) ? null : firstError(compileExpression(source, 'success').problems)
}

function ruleOf(field: 'condition' | 'parts', source: string) {
  if (isWaiting([source])) return { rule: null, fault: null }
  const none = { condition: null, parts: null }
  // A trigger needs an address; this one stands for any.
  const rules = { channel: 'url' as const, url: 'https://receiver.example/', ...none, [field]: source }
  const { trigger, problems } = compileTrigger(rules)
  return { rule: trigger?.[field] ?? null, fault: firstError(problems) }
}

const WAITING = { value: null, fault: null }

function isWaiting(texts: string[]): boolean {
  return missingAbilities(texts).length > 0
}

function firstError(problems: BareProblem[]): BareProblem | null {
  return problems.find(({ severity }) => severity === 'error') ?? null
}

function attempted<T>(evaluate: () => T): Evaluated<T> {
  try {
    return { value: evaluate(), fault: null }
  } catch (error) {
    return { value: null, fault: problemOf(error) }
  }
}
