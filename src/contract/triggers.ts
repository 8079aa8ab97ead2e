import { Type, type Static, type TSchema } from 'typebox'
import { ById, Closed, endpoint, Id, ListOf, Name, Nullable, Page, Revision, Time } from './endpoint.ts'
import { Problem } from './problem.ts'

const Expression = Type.String({ minLength: 1, maxLength: 10_000 })
const Channel = Type.Enum(['url', 'email'])
const Method = Type.Enum(['POST', 'PUT', 'PATCH'])
const State = Type.Enum(['draft', 'active', 'paused', 'archived'])

const SecretName = Closed({ secret: Name }, { description: 'A secret by its name.' })
const ValueIsSet = Closed(
  { set: Type.Literal(true) },
  { description: 'A value that was typed in and is never shown. Sent back in a change, it stays as it is.' },
)

/** What is sent for a secret field. */
const SecretInput = Type.Union([Type.String({ minLength: 1, maxLength: 10_000 }), SecretName, ValueIsSet])
export type SecretInput = Static<typeof SecretInput>

/** What is answered for it. */
const SecretShown = Type.Union([SecretName, ValueIsSet])
export type SecretShown = Static<typeof SecretShown>

const HeaderName = Type.String({ minLength: 1, maxLength: 200, pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" })
const Username = Type.String({ maxLength: 1000, description: 'Without a colon.', pattern: '^[^:]*$' })

/** The ways to sign in, each with its secret as `secret` describes it. An error is then one of the way chosen. */
function SignInWith<S extends TSchema>(secret: S) {
  const ways = Type.Union([
    Closed({ type: Type.Literal('basic'), username: Username, password: secret }),
    Closed({ type: Type.Literal('bearer'), token: secret }),
    Closed({ type: Type.Literal('header'), name: HeaderName, value: secret }),
  ])
  return Type.Unsafe<Static<typeof ways>>({
    type: 'object',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    oneOf: ways.anyOf,
  })
}

const SignInInput = SignInWith(SecretInput)
export type SignInInput = Static<typeof SignInInput>

const SignInShown = SignInWith(SecretShown)

const Signing = Closed({
  type: Type.Enum(['standard', 'none'], { description: '`standard`: the headers of Standard Webhooks.' }),
})

const Statuses = Type.Array(Type.Integer({ minimum: 400, maximum: 599, not: { const: 410 } }), {
  maxItems: 100,
  uniqueItems: true,
})

const retryFields = {
  enabled: Type.Boolean(),
  scheduleSeconds: Type.Array(Type.Number({ minimum: 0, maximum: 604_800 }), {
    minItems: 1,
    maxItems: 50,
    description: 'The waits before each attempt, the first before the first; ±20 % jitter.',
  }),
  deadlineSeconds: Nullable(
    Type.Integer({ minimum: 1, description: 'Ends all trying, counted from acceptance.' }),
  ),
  alsoRetry: Statuses,
  neverRetry: Statuses,
}
const Retry = Closed(retryFields)
const RetryInput = Type.Partial(Retry)

const HeadersInput = Type.Record(
  Type.String(),
  Type.Union([Type.String({ maxLength: 10_000 }), SecretName]),
  {
    maxProperties: 50,
    description: 'A value is a template, in which `secrets.name` may stand, or names a secret.',
  },
)

const Recipients = Type.Array(Type.String({ minLength: 1, maxLength: 2000 }), {
  maxItems: 50,
  description: 'Templates',
})

/** One flat form for both channels, as the API takes it; that the fields fit the channel is checked in code. */
const inputFields = {
  eventType: Type.String({ minLength: 1, maxLength: 200 }),
  templateId: Id,
  templateVersion: Type.Union([Type.Integer({ minimum: 1 }), Type.Literal('draft')], {
    description: 'Default: the latest, `draft` while none is published.',
  }),
  condition: Nullable(Expression),
  parts: Nullable(Expression),
  ordered: Type.Boolean(),
  retry: RetryInput,
  success: Nullable(Expression),
  timeoutSeconds: Type.Integer({ minimum: 1, maximum: 60, description: 'Over connect, headers and body.' }),
  channel: Channel,
  url: Type.String({ minLength: 1, maxLength: 4000, description: 'Template; scheme and host are literal.' }),
  method: Method,
  headers: HeadersInput,
  contentType: Nullable(Type.String({ minLength: 1, maxLength: 200 })),
  signing: Signing,
  auth: Nullable(SignInInput),
  to: Recipients,
  cc: Recipients,
  bcc: Recipients,
  replyTo: Nullable(Type.String({ minLength: 1, maxLength: 2000, description: 'Template' })),
}

const { eventType, templateId, channel, ...optionalFields } = Type.Partial(
  Type.Object(inputFields),
).properties

export const TriggerInput = Closed({
  name: Name,
  customerId: Type.Union([Id, Type.Null()], { description: 'null: for every customer.' }),
  ...optionalFields,
  eventType: inputFields.eventType,
  templateId: inputFields.templateId,
  channel: inputFields.channel,
})
export type TriggerInput = Static<typeof TriggerInput>

export const TriggerChange = Closed({
  name: Type.Optional(Name),
  eventType,
  templateId,
  channel,
  ...optionalFields,
})
export type TriggerChange = Static<typeof TriggerChange>

/** What a draft or a live version holds, as it is shown. Fields of the other channel are absent. */
const shownFields = {
  eventType: Type.String(),
  templateId: Id,
  templateVersion: inputFields.templateVersion,
  condition: Nullable(Type.String()),
  parts: Nullable(Type.String()),
  ordered: Type.Boolean(),
  retry: Retry,
  success: Nullable(Type.String()),
  timeoutSeconds: Type.Integer(),
  channel: Channel,
  url: Type.Optional(Type.String()),
  method: Type.Optional(Method),
  headers: Type.Optional(HeadersInput),
  contentType: Type.Optional(Nullable(Type.String())),
  signing: Type.Optional(Signing),
  auth: Type.Optional(Nullable(SignInShown)),
  to: Type.Optional(Recipients),
  cc: Type.Optional(Recipients),
  bcc: Type.Optional(Recipients),
  replyTo: Type.Optional(Nullable(Type.String())),
}
export const TriggerConfiguration = Type.Object(shownFields)
export type TriggerConfiguration = Static<typeof TriggerConfiguration>

export const TriggerSummary = Type.Object({
  id: Id,
  name: Type.String(),
  customerId: Nullable(Id),
  state: State,
  pauseCode: Nullable(
    Type.String({
      description: 'Why Postbud paused it by itself, e.g. `gone` after a 410; null: a person did.',
    }),
  ),
  liveVersion: Nullable(Type.Integer({ minimum: 1 })),
  draftChanged: Type.Boolean({ description: 'The draft differs from the live version.' }),
  description: Type.String({ description: 'What the draft does, in words.' }),
  ...shownFields,
  createdAt: Time,
  updatedAt: Time,
  revision: Revision,
})
export type TriggerSummary = Static<typeof TriggerSummary>

/** What a test covers: change one of these and the test is stale. */
export const CoveredField = Type.Enum([
  'template',
  'eventType',
  'condition',
  'parts',
  'channel',
  'url',
  'method',
  'headers',
  'contentType',
  'auth',
  'signing',
  'secrets',
  'recipients',
])
export type CoveredField = Static<typeof CoveredField>

export const Trigger = Type.Object({
  ...TriggerSummary.properties,
  live: Nullable(TriggerConfiguration),
  test: Type.Enum(['none', 'passed', 'failed', 'stale'], {
    description: 'The latest test of the draft as it is now; `stale`: what was tested has changed since.',
  }),
  testStaleBecause: Type.Array(CoveredField, {
    description: 'What has changed since the last passed test (the last one, if none passed); else empty.',
  }),
  latestTemplateVersion: Nullable(
    Type.Integer({ minimum: 1, description: "Of the draft's template; null while none is published." }),
  ),
  problems: Type.Array(Problem, { description: 'Warnings; a trigger with errors is not saved.' }),
  secret: Type.Optional(
    Type.String({
      description:
        'The signing secret, only in the answer to the request that made it, and only to an API key: ' +
        'who is signed in gets it from the receiver sheet.',
    }),
  ),
})
export type Trigger = Static<typeof Trigger>

const tag = 'Triggers'

export const createTrigger = endpoint({
  method: 'POST',
  path: '/api/v1/triggers',
  tag,
  summary: 'Create a trigger as a draft',
  access: 'operate',
  body: TriggerInput,
  responses: { 201: Trigger },
})

export const listTriggers = endpoint({
  method: 'GET',
  path: '/api/v1/triggers',
  tag,
  summary: 'List triggers by name',
  access: 'read',
  query: Closed({
    ...Page,
    customerId: Type.Optional(Id),
    shared: Type.Optional(
      Type.Enum(['include', 'only'], {
        description:
          'Those for every customer: `include` them beside those of `customerId`, or give `only` them.',
      }),
    ),
    eventType: Type.Optional(
      Type.String({ maxLength: 200, description: 'Of the draft or of the live version.' }),
    ),
    state: Type.Optional(State),
    templateId: Type.Optional({ ...Id, description: 'Of the draft or of the live version.' }),
    search: Type.Optional(Type.String({ maxLength: 200, description: 'In the name.' })),
  }),
  responses: { 200: ListOf(TriggerSummary) },
})

export const getTrigger = endpoint({
  method: 'GET',
  path: '/api/v1/triggers/{id}',
  tag,
  summary: 'Read a trigger: its draft and what is live',
  access: 'read',
  params: ById,
  responses: { 200: Trigger },
})

export const changeTrigger = endpoint({
  method: 'PATCH',
  path: '/api/v1/triggers/{id}',
  tag,
  summary: 'Change the draft; an active trigger goes on with its live version',
  access: 'operate',
  params: ById,
  body: TriggerChange,
  responses: { 200: Trigger },
})

export const activateTrigger = endpoint({
  method: 'POST',
  path: '/api/v1/triggers/{id}/activate',
  tag,
  summary: 'Make the tested draft the next live version',
  access: 'operate',
  params: ById,
  body: Nullable(
    Closed({
      override: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 1000,
          pattern: '\\S',
          description: 'Why it goes live without a passed test; the history shows it.',
        }),
      ),
    }),
  ),
  responses: { 200: Trigger },
})

export const pauseTrigger = endpoint({
  method: 'POST',
  path: '/api/v1/triggers/{id}/pause',
  tag,
  summary: 'Hold what the trigger makes until it is resumed',
  access: 'operate',
  params: ById,
  body: Nullable(Closed({})),
  responses: { 200: Trigger },
})

export const resumeTrigger = endpoint({
  method: 'POST',
  path: '/api/v1/triggers/{id}/resume',
  tag,
  summary: 'Send again, with what was held',
  access: 'operate',
  params: ById,
  body: Nullable(Closed({})),
  responses: { 200: Trigger },
})

export const copyTrigger = endpoint({
  method: 'POST',
  path: '/api/v1/triggers/{id}/copy',
  tag,
  summary:
    "Make the same trigger for other customers, as drafts, with a copy of a template of the customer's own",
  access: 'operate',
  params: ById,
  body: Closed({
    customerIds: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }),
    url: Type.Optional(inputFields.url),
  }),
  responses: { 201: Type.Object({ items: Type.Array(Trigger) }) },
})

export const archiveTrigger = endpoint({
  method: 'DELETE',
  path: '/api/v1/triggers/{id}',
  tag,
  summary: 'Archive a trigger: it never sends anything new again',
  access: 'operate',
  params: ById,
  responses: { 200: Trigger },
})
