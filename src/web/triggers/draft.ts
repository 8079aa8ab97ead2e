import type {
  SignInInput,
  Trigger,
  TriggerChange,
  TriggerConfiguration,
  TriggerInput,
} from '#contract/triggers.ts'

export type Retry = TriggerConfiguration['retry']
export type Method = NonNullable<TriggerConfiguration['method']>
export type HeaderValue = string | { secret: string }

/** While it is typed, a header may have no name yet, or one that is there twice. */
export interface HeaderRow {
  name: string
  value: HeaderValue
}

/**
 * A trigger as it is being written: the fields of both channels side by side, so that nothing is lost when one tries
 * the other, and texts that may be empty.
 */
export interface TriggerDraft {
  name: string
  customerId: string | null
  eventType: string
  condition: string
  parts: string
  channel: 'url' | 'email'
  url: string
  method: Method
  headers: HeaderRow[]
  contentType: string
  signing: 'standard' | 'none'
  auth: SignInInput | null
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string
  ordered: boolean
  retry: Retry
  success: string
  timeoutSeconds: number
  /** null while none is chosen */
  templateId: string | null
  templateVersion: number | 'draft'
}

/** As the server has it for a new trigger (`defaultScheduleSeconds` in server/triggers/content.ts). */
export const defaultScheduleSeconds = [0, 5, 60, 300, 1800, 7200, 18_000, 36_000, 36_000]

export function emptyDraft(customerId: string | null): TriggerDraft {
  return {
    name: '',
    customerId,
    eventType: '',
    condition: '',
    parts: '',
    channel: 'url',
    url: '',
    method: 'POST',
    headers: [],
    contentType: '',
    signing: 'standard',
    auth: null,
    to: [],
    cc: [],
    bcc: [],
    replyTo: '',
    ordered: false,
    retry: {
      enabled: true,
      scheduleSeconds: defaultScheduleSeconds,
      deadlineSeconds: null,
      alsoRetry: [],
      neverRetry: [],
    },
    success: '',
    timeoutSeconds: 15,
    templateId: null,
    templateVersion: 'draft',
  }
}

/** What is stored, in the form it is written in. */
export function draftOf(trigger: Trigger): TriggerDraft {
  return { ...configured(trigger), name: trigger.name, customerId: trigger.customerId }
}

/** A configuration in that form; it has neither name nor customer. */
export function configured(shown: TriggerConfiguration): TriggerDraft {
  const { auth = null, headers = {} } = shown
  return {
    ...emptyDraft(null),
    eventType: shown.eventType,
    condition: shown.condition ?? '',
    parts: shown.parts ?? '',
    channel: shown.channel,
    url: shown.url ?? '',
    method: shown.method ?? 'POST',
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    contentType: shown.contentType ?? '',
    signing: shown.signing?.type ?? 'standard',
    auth,
    to: shown.to ?? [],
    cc: shown.cc ?? [],
    bcc: shown.bcc ?? [],
    replyTo: shown.replyTo ?? '',
    ordered: shown.ordered,
    retry: shown.retry,
    success: shown.success ?? '',
    timeoutSeconds: shown.timeoutSeconds,
    templateId: shown.templateId,
    templateVersion: shown.templateVersion,
  }
}

export type Missing = 'name' | 'eventType' | 'url' | 'to' | 'templateId'

/** What the server will not do without. Until it is there, the draft is kept in this browser only. */
export function missingIn(draft: TriggerDraft): Missing[] {
  const has: [Missing, boolean][] = [
    ['name', draft.name.trim() !== ''],
    ['eventType', draft.eventType !== ''],
    draft.channel === 'url' ? ['url', draft.url.trim() !== ''] : ['to', filled(draft.to).length > 0],
    ['templateId', draft.templateId !== null],
  ]
  return has.flatMap(([field, isThere]) => (isThere ? [] : [field]))
}

/** Everything a request says of a draft, without the fields of the other channel. */
export function requestOf(draft: TriggerDraft): TriggerChange & { name: string } {
  const shared = {
    name: draft.name,
    eventType: draft.eventType,
    ...(draft.templateId === null ? {} : { templateId: draft.templateId }),
    templateVersion: draft.templateVersion,
    condition: orNull(draft.condition),
    parts: orNull(draft.parts),
    ordered: draft.ordered,
    retry: draft.retry,
    timeoutSeconds: draft.timeoutSeconds,
    channel: draft.channel,
  }
  if (draft.channel === 'email') {
    const { to, cc, bcc, replyTo } = draft
    return {
      ...shared,
      success: null,
      to: filled(to),
      cc: filled(cc),
      bcc: filled(bcc),
      replyTo: orNull(replyTo),
    }
  }
  const { url, method, headers, contentType, signing, auth, success } = draft
  return {
    ...shared,
    success: orNull(success),
    url: url.trim(),
    method,
    headers: Object.fromEntries(
      headers.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value]),
    ),
    contentType: orNull(contentType),
    signing: { type: signing },
    auth: isFilled(auth) ? auth : null,
  }
}

/** The body of the request that makes it; only for a draft in which nothing is missing. */
export function inputOf(draft: TriggerDraft): TriggerInput {
  const { templateId, eventType, channel } = draft
  if (templateId === null) throw new Error('a trigger without a template cannot be made')
  return { ...requestOf(draft), customerId: draft.customerId, templateId, eventType, channel }
}

/** A way to sign in is only sent once it says what with: half of one would be refused while it is typed. */
function isFilled(auth: SignInInput | null): boolean {
  if (auth === null) return false
  const secret = auth.type === 'basic' ? auth.password : auth.type === 'bearer' ? auth.token : auth.value
  if (typeof secret === 'string' && secret === '') return false
  if (typeof secret === 'object' && 'secret' in secret && secret.secret === '') return false
  return auth.type !== 'header' || auth.name.trim() !== ''
}

function filled(lines: string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}
