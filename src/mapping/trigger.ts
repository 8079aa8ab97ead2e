import type { BareProblem } from '#contract/problem.ts'
import { compileLoneExpression } from './compiled-text.ts'
import { compileHeader, type CompiledHeader } from './header-template.ts'
import { NO_DATA, ownNames, type KnownData } from './names.ts'
import { compileRecipient, type CompiledRecipient } from './recipient-template.ts'
import type { Names } from './run.ts'
import { problemInField } from './save-error.ts'
import type { Tracer } from './trace/tracer.ts'
import { compileUrl, type CompiledUrl } from './url-address.ts'
import type { Value } from './value.ts'

/** What sealing needs of a trigger's version. */
export interface TriggerRules {
  channel: 'url' | 'email'
  /** An expression; the trigger fires when it is true. */
  condition: string | null
  /** An expression that gives a list: one postback for each element. */
  parts: string | null
  url?: string
  method?: 'POST' | 'PUT' | 'PATCH'
  headers?: [name: string, template: string][]
  /** null: the template's. */
  contentType?: string | null
  to?: string[]
  cc?: string[]
  bcc?: string[]
  replyTo?: string | null
}

/** Where a message goes, ready to be filled with a payload. */
export type CompiledAddress =
  | {
      channel: 'url'
      method: 'POST' | 'PUT' | 'PATCH'
      url: CompiledUrl
      headers: CompiledHeader[]
      contentType: string | null
    }
  | {
      channel: 'email'
      to: CompiledRecipient[]
      cc: CompiledRecipient[]
      bcc: CompiledRecipient[]
      replyTo: CompiledRecipient | null
    }

/** Evaluates a trigger's expression. Throws a `RenderError` and nothing else. */
type EvaluateRule = (names: Names) => Value

/** A trigger's version, ready to seal with. */
export interface CompiledTrigger {
  condition: EvaluateRule | null
  parts: EvaluateRule | null
  address: CompiledAddress
}

const RULE_NAMES = {
  own: ownNames(['trigger']),
  absent: ['postback', 'part', 'secrets'],
  tables: null,
}

/**
 * Compiles a trigger's rules; the trigger is null when a problem is an error.
 * @param data what its events are known to hold
 */
export function compileTrigger(
  rules: TriggerRules,
  tracer?: Tracer,
  data: KnownData = NO_DATA,
): { trigger: CompiledTrigger | null; problems: BareProblem[] } {
  const problems: BareProblem[] = []
  const condition = compileRule(rules.condition, 'condition', data, problems)
  // Nobody knows which events a condition lets through.
  const passed = rules.condition === null ? data : anyEvent(data)
  const parts = compileRule(rules.parts, 'parts', passed, problems)
  const address =
    rules.channel === 'url'
      ? urlAddress(rules, problems, passed, tracer)
      : emailAddress(rules, problems, passed)
  if (address === null || problems.some(({ severity }) => severity === 'error'))
    return { trigger: null, problems }
  return { trigger: { condition, parts, address }, problems }
}

function anyEvent({ samples, events }: KnownData): KnownData {
  return events === undefined ? { samples } : { samples, events: { ...events, eventTypes: [] } }
}

function compileRule(
  source: string | null,
  field: string,
  data: KnownData,
  problems: BareProblem[],
): EvaluateRule | null {
  if (source === null) return null
  const rule = compileLoneExpression(source, field, { ...RULE_NAMES, ...data })
  problems.push(...rule.problems)
  return rule.evaluate
}

function urlAddress(
  rules: TriggerRules,
  problems: BareProblem[],
  data: KnownData,
  tracer: Tracer | undefined,
): CompiledAddress | null {
  const { url, problems: urlProblems } = compileUrl(rules.url ?? '', tracer, data)
  problems.push(...urlProblems)
  const headers: CompiledHeader[] = []
  for (const [name, source] of rules.headers ?? []) {
    const compiled = compileHeader(name, source, tracer, data)
    problems.push(...compiled.problems)
    if (compiled.header !== null) headers.push(compiled.header)
  }
  const contentType = rules.contentType ?? null
  if (contentType !== null && !CONTENT_TYPE.test(contentType)) {
    problems.push(problemInField('invalid_content_type', 'contentType', 'content_type_form'))
  }
  return url === null ? null : { channel: 'url', method: rules.method ?? 'POST', url, headers, contentType }
}

const CONTENT_TYPE =
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?: *; *[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"\\\x00-\x1f\x7f-\uffff]*"))*$/

function emailAddress(rules: TriggerRules, problems: BareProblem[], data: KnownData): CompiledAddress | null {
  const compileOne = (source: string, field: string): CompiledRecipient[] => {
    const { recipient, problems: found } = compileRecipient(source, field, data)
    problems.push(...found)
    return recipient === null ? [] : [recipient]
  }
  const compileList = (sources: string[] | undefined, field: string): CompiledRecipient[] =>
    (sources ?? []).flatMap((source, i) => compileOne(source, `${field}.${i}`))
  const to = compileList(rules.to, 'to')
  const cc = compileList(rules.cc, 'cc')
  const bcc = compileList(rules.bcc, 'bcc')
  const { replyTo: replySource = null } = rules
  const [replyTo = null] = replySource === null ? [] : compileOne(replySource, 'replyTo')
  if ((rules.to ?? []).length === 0) {
    problems.push(problemInField('no_recipient', 'to', 'no_recipient'))
    return null
  }
  return { channel: 'email', to, cc, bcc, replyTo }
}
