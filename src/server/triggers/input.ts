import type { ErrorDetail } from '#contract/error.ts'
import { isEventType } from '#contract/event-types.ts'
import type { SecretInput, SignInInput, TriggerChange } from '#contract/triggers.ts'
import { newPlainId } from '#server/db/ids.ts'
import { ApiError, errorDetail, fieldError } from '#server/http/errors.ts'
import {
  defaultScheduleSeconds,
  type EmailDelivery,
  type RetryPolicy,
  type SignIn,
  type TriggerContent,
  type UrlDelivery,
} from './content.ts'
import { headerFaults } from './headers.ts'
import { secretOf, withSecret } from './sign-in.ts'

/** A secret value that was typed into a request: its row is written with the trigger, under this id. */
export interface TypedSecret {
  id: string
  value: string
}

/** What a request makes of a trigger. */
export interface ReadTrigger {
  /** `templateVersion` is null where the template decides. */
  content: Omit<TriggerContent, 'templateVersion'> & { templateVersion: number | 'draft' | null }
  typed: TypedSecret[]
}

const urlFields = ['url', 'method', 'headers', 'contentType', 'signing', 'auth'] as const
const emailFields = ['to', 'cc', 'bcc', 'replyTo'] as const

/**
 * Puts what a request says over what the draft held before; what it does not mention stays.
 * @param before null for a new trigger
 * @throws ApiError trigger_invalid, event_type_unknown
 */
export function readTrigger(input: TriggerChange, before: TriggerContent | null): ReadTrigger {
  const eventType = input.eventType ?? before?.eventType ?? ''
  if (!isEventType(eventType)) throw fieldError('event_type_unknown', '/eventType')
  const typed: TypedSecret[] = []
  const faults: ErrorDetail[] = []
  const channel = input.channel ?? before?.delivery.channel
  const delivery =
    channel === 'email'
      ? emailDelivery(input, before?.delivery.channel === 'email' ? before.delivery : null, faults)
      : urlDelivery(input, before?.delivery.channel === 'url' ? before.delivery : null, faults, typed)
  const templateId = input.templateId ?? before?.templateId ?? ''
  const content = {
    eventType,
    templateId,
    templateVersion:
      input.templateVersion ?? (before?.templateId === templateId ? before.templateVersion : null),
    condition: given(input.condition, before?.condition, null),
    parts: given(input.parts, before?.parts, null),
    ordered: given(input.ordered, before?.ordered, false),
    retry: retryPolicy(input.retry ?? {}, before?.retry, faults),
    success: given(input.success, before?.success, null),
    timeoutSeconds: given(input.timeoutSeconds, before?.timeoutSeconds, 15),
    delivery,
  }
  if (channel === 'email' && content.success !== null) {
    faults.push(errorDetail('/success', 'trigger_invalid', { reason: 'success_of_email' }))
  }
  if (faults.length > 0) throw new ApiError('trigger_invalid', { details: faults })
  return { content, typed }
}

/** A field of a change, else as it was, else its default. null is a value. */
function given<T>(now: T | undefined, before: T | undefined, fallback: T): T {
  if (now !== undefined) return now
  return before === undefined ? fallback : before
}

/** Fields that only the other channel has. */
function strangeFields(
  input: TriggerChange,
  names: readonly (keyof TriggerChange)[],
  reason: 'url_only' | 'email_only',
): ErrorDetail[] {
  return names
    .filter((name) => input[name] !== undefined)
    .map((name) => errorDetail(`/${name}`, 'trigger_invalid', { reason, values: { field: name } }))
}

function urlDelivery(
  input: TriggerChange,
  before: UrlDelivery | null,
  faults: ErrorDetail[],
  typed: TypedSecret[],
): UrlDelivery {
  faults.push(...strangeFields(input, emailFields, 'email_only'))
  const url = input.url?.trim() ?? before?.url
  if (url === undefined) faults.push(errorDetail('/url', 'trigger_invalid', { reason: 'url_missing' }))
  const auth =
    input.auth === undefined ? (before?.auth ?? null) : signIn(input.auth, before?.auth, faults, typed)
  const headers = input.headers ? Object.entries(input.headers) : (before?.headers ?? [])
  faults.push(...headerFaults(headers, auth))
  return {
    channel: 'url',
    url: url ?? '',
    method: given(input.method, before?.method, 'POST'),
    headers,
    contentType: given(input.contentType, before?.contentType, null),
    signing: given(input.signing, before?.signing, { type: 'standard' }),
    auth,
  }
}

function emailDelivery(
  input: TriggerChange,
  before: EmailDelivery | null,
  faults: ErrorDetail[],
): EmailDelivery {
  faults.push(...strangeFields(input, urlFields, 'url_only'))
  const to = given(input.to, before?.to, [])
  if (to.length === 0) faults.push(errorDetail('/to', 'trigger_invalid', { reason: 'recipient_missing' }))
  return {
    channel: 'email',
    to,
    cc: given(input.cc, before?.cc, []),
    bcc: given(input.bcc, before?.bcc, []),
    replyTo: given(input.replyTo, before?.replyTo, null),
  }
}

function retryPolicy(
  input: Partial<RetryPolicy>,
  before: RetryPolicy | undefined,
  faults: ErrorDetail[],
): RetryPolicy {
  const retry = {
    enabled: given(input.enabled, before?.enabled, true),
    scheduleSeconds: given(input.scheduleSeconds, before?.scheduleSeconds, defaultScheduleSeconds),
    deadlineSeconds: given(input.deadlineSeconds, before?.deadlineSeconds, null),
    alsoRetry: given(input.alsoRetry, before?.alsoRetry, []),
    neverRetry: given(input.neverRetry, before?.neverRetry, []),
  }
  const both = retry.alsoRetry.find((status) => retry.neverRetry.includes(status))
  if (both !== undefined) {
    const values = { status: String(both) }
    faults.push(errorDetail('/retry', 'trigger_invalid', { reason: 'retry_both', values }))
  }
  return retry
}

function signIn(
  input: SignInInput | null,
  before: SignIn | null | undefined,
  faults: ErrorDetail[],
  typed: TypedSecret[],
): SignIn | null {
  if (input === null) return null
  const { field, secret } = secretOf<SecretInput>(input)
  const path = `/auth/${field}`
  if (typeof secret === 'string') {
    if (/[\r\n\0]/.test(secret)) {
      faults.push(errorDetail(path, 'trigger_invalid', { reason: 'line_break' }))
    }
    const id = newPlainId()
    typed.push({ id, value: secret })
    return withSecret(input, { field: id })
  }
  if ('secret' in secret) return withSecret(input, { secret: secret.secret })
  // {"set": true}: the value stays that the same way of signing in had.
  const kept = before?.type === input.type ? secretOf(before).secret : null
  if (kept === null || !('field' in kept)) {
    faults.push(errorDetail(path, 'trigger_invalid', { reason: 'nothing_kept' }))
  }
  return withSecret(input, kept ?? { field: '' })
}
