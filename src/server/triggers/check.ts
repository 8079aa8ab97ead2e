import { addressOf } from '#contract/address.ts'
import type { BareProblem, Problem } from '#contract/problem.ts'
import { worded } from '#contract/worded.ts'
import { compileExpression } from '#mapping/expression.ts'
import { compileTrigger } from '#mapping/trigger.ts'
import type { SayingOf } from '#contract/sayings.ts'
import { ApiError, fieldError, problemDetail } from '#server/http/errors.ts'
import type { Sql, Transaction } from '#server/db/database.ts'
import { knownEvents } from '#server/templates/known-events.ts'
import { samplesOf } from '#server/templates/samples.ts'
import type { Guard, Refusal } from '#server/outbound/guard.ts'
import type { TriggerContent } from './content.ts'
import { triggerRules } from './rules.ts'

/** What the mapping has to say of a trigger's address, headers, recipients, condition, parts and success rule. */
export async function triggerProblems(sql: Sql | Transaction, content: TriggerContent): Promise<Problem[]> {
  const { trigger, problems } = compileTrigger(triggerRules(content), undefined, {
    samples: await samplesOf(sql, content.templateId),
    events: knownEvents([content.eventType]),
  })
  const { delivery, success } = content
  const found = [
    ...problems,
    // Never so after the compiler's own check, but a destination depends on it.
    ...(trigger && delivery.channel === 'url' && addressOf(delivery.url) === null ? [notLiteral] : []),
    ...(success === null ? [] : compileExpression(success, 'success').problems),
  ]
  return found.map(worded)
}

const notLiteral: BareProblem = {
  code: 'host_not_literal',
  severity: 'error',
  reason: 'host_not_literal',
  phase: 'save',
  field: 'url',
}

/**
 * Compiles a trigger's expressions.
 * @returns the warnings
 * @throws ApiError trigger_invalid, with the place of each error
 */
export async function checkExpressions(sql: Sql | Transaction, content: TriggerContent): Promise<Problem[]> {
  const problems = await triggerProblems(sql, content)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return problems
  throw new ApiError('trigger_invalid', {
    details: errors.map((problem) => problemDetail(pointer(problem.field), problem)),
    problems,
  })
}

/** `headers.X-Id` as the JSON pointer `/headers/X-Id`. Names of headers hold dots, but no slash that was taken. */
function pointer(field = ''): string {
  const [name = '', ...rest] = field.split('.')
  return rest.length === 0 ? `/${name}` : `/${name}/${rest.join('.').replaceAll('~', '~0')}`
}

/**
 * Asks the outbound guard about a URL while it is being saved; every attempt asks again.
 * @returns a warning when the host is not known (yet)
 * @throws ApiError address_refused, trigger_invalid
 */
export async function checkAddress(guard: Pick<Guard, 'checkUrl'>, url: string): Promise<Problem[]> {
  const address = addressOf(url.trim())
  // The compiler says what is wrong with a URL that has holes in scheme or host.
  if (address === null) return []
  const check = await guard.checkUrl(address)
  if (check.result === 'refused') {
    throw check.code === 'refused_address'
      ? fieldError('address_refused', '/url', refusedAddress(check.refusal, check.host))
      : fieldError(
          'trigger_invalid',
          '/url',
          check.code === 'url_invalid' ? { reason: check.code, values: { url } } : { reason: check.code },
        )
  }
  if (check.result === 'ok') return []
  const { code, host } = check
  return [worded({ code, severity: 'warning', reason: code, values: { host }, phase: 'save', field: 'url' })]
}

/** Ports are text: nobody counts them. */
function refusedAddress({ range, address, port }: Refusal, host: string | null): SayingOf<'address_refused'> {
  if (range === 'unreadable') return { reason: 'unreadable', values: { address } }
  if (range === 'own port') {
    const values = { address, port: String(port) }
    return host === null
      ? { reason: 'own_port', values }
      : { reason: 'leads_to_own_port', values: { host, ...values } }
  }
  return host === null
    ? { reason: 'not_public', values: { address } }
    : { reason: 'leads_to_not_public', values: { host, address } }
}
