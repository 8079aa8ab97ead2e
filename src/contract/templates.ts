import { Type, type Static } from 'typebox'
import { ById, Closed, endpoint, Id, ListOf, Name, Nullable, Page, Revision, Time } from './endpoint.ts'
import { EventTypeName } from './event-types.ts'
import { Problem } from './problem.ts'
import { SampleId } from './samples.ts'
import { TraceEntry } from './trace.ts'

export const Format = Type.Enum(['json', 'xml', 'form', 'csv', 'text', 'email'])
export type Format = Static<typeof Format>

const Text = Type.String({ maxLength: 500_000 })

const EmailSource = Closed(
  {
    subject: Type.String({ maxLength: 2000 }),
    html: Text,
    text: Type.Optional(Text),
  },
  { description: 'Without `text`, the text part is made from the html.' },
)
export const Source = Type.Union([Text, EmailSource])
export type Source = Static<typeof Source>

/** Checked by the mapping, which knows what a fields template may hold. */
const FieldsDocument = Type.Object({}, { description: 'A fields template, as the mapper makes it.' })

export const LineEnds = Type.Enum(['lf', 'crlf'], {
  description: "What the template's own line ends become; lf when left out. Line ends in data stay.",
})
export type LineEnds = Static<typeof LineEnds>

/** A code template has a source, a fields template a document. */
const content = {
  source: Type.Optional(Source),
  lineEnds: Type.Optional(LineEnds),
  document: Type.Optional(FieldsDocument),
}

const SampleIds = Type.Array(SampleId, { maxItems: 50, uniqueItems: true })

const Kind = Type.Enum(['code', 'fields'])
const State = Type.Enum(['active', 'archived'])

const summary = {
  id: Id,
  customerId: Nullable(Id),
  name: Type.String(),
  format: Format,
  kind: Kind,
  latestVersion: Nullable(Type.Integer({ minimum: 1 })),
  draftChanged: Type.Boolean({ description: 'The draft differs from the latest version.' }),
  sampleIds: SampleIds,
  state: State,
  createdAt: Time,
  updatedAt: Time,
  revision: Revision,
}

export const TemplateSummary = Type.Object(summary)
export type TemplateSummary = Static<typeof TemplateSummary>

/** A template as a list names it, with whose it is and where it is used. */
export const ListedTemplate = Type.Object({
  ...summary,
  customerName: Nullable(Type.String({ description: 'null: serves every customer.' })),
  usedBy: Type.Integer({
    minimum: 0,
    description: 'How many triggers, archived ones aside, use it live or in their draft.',
  }),
})
export type ListedTemplate = Static<typeof ListedTemplate>

export const Template = Type.Object({
  ...summary,
  draft: Type.Object({ ...content, problems: Type.Array(Problem) }),
})
export type Template = Static<typeof Template>

const versionSummary = {
  number: Type.Integer({ minimum: 1 }),
  publishedAt: Time,
  publishedBy: Type.String(),
}
export const TemplateVersionSummary = Type.Object(versionSummary)
export type TemplateVersionSummary = Static<typeof TemplateVersionSummary>

export const TemplateVersion = Type.Object({ ...versionSummary, ...content })
export type TemplateVersion = Static<typeof TemplateVersion>

export const TemplateInput = Closed({
  name: Name,
  customerId: Type.Optional(
    Type.Union([Id, Type.Null()], { description: 'null: serves every customer.', default: null }),
  ),
  format: Format,
  ...content,
  sampleIds: Type.Optional(SampleIds),
})
export type TemplateInput = Static<typeof TemplateInput>

export const TemplateChange = Closed({
  name: Type.Optional(Name),
  sampleIds: Type.Optional(SampleIds),
  state: Type.Optional(State),
})
export type TemplateChange = Static<typeof TemplateChange>

export const TemplateDraftInput = Closed(content)
export type TemplateDraftInput = Static<typeof TemplateDraftInput>

/** The event that a template is shown or tried with: one of the three is required. */
const chosenEvent = {
  payload: Type.Optional(Type.Object({}, { description: 'An event. One of the three is required.' })),
  sampleId: Type.Optional(SampleId),
  eventId: Type.Optional(Id),
}

export const PreviewInput = Closed({
  format: Format,
  ...content,
  ...chosenEvent,
  customerId: Type.Optional(Nullable(Id)),
  url: Type.Optional(Type.String({ maxLength: 4000 })),
  headers: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 10_000 }))),
  parts: Type.Optional(Nullable(Type.String({ maxLength: 10_000 }))),
  eventTypes: Type.Optional(
    Type.Array(EventTypeName, {
      maxItems: 50,
      description: 'What it is for: a warning says what is missing in events of one of these types.',
    }),
  ),
  trace: Type.Optional(
    Type.Boolean({ description: 'true: the answer has a `trace` of the values, to see why one is empty.' }),
  ),
  lookups: Type.Optional(
    Type.Record(Type.String(), Type.Record(Type.String(), Type.String({ maxLength: 1000 })), {
      maxProperties: 20,
      description: 'Look-up tables to try it with, each its entries; they go before those that are kept.',
    }),
  ),
})
export type PreviewInput = Static<typeof PreviewInput>

export const TestMailInput = Closed({
  to: Type.String({ minLength: 3, maxLength: 320, description: 'One address' }),
  ...chosenEvent,
})
export type TestMailInput = Static<typeof TestMailInput>

const TestMail = Type.Object({
  accepted: Type.Boolean(),
  message: Type.String({ description: 'What the mail server said, or why it was not sent.' }),
})
export type TestMail = Static<typeof TestMail>

const PreviewOutput = Type.Object({
  part: Type.Optional(
    Type.Object(
      { key: Type.String(), index: Type.Integer({ minimum: 0 }) },
      { description: 'Which part of the event.' },
    ),
  ),
  url: Type.Optional(Type.String()),
  headers: Type.Optional(Type.Record(Type.String(), Type.String())),
  body: Type.Optional(Type.String()),
  contentType: Type.Optional(Type.String()),
  subject: Type.Optional(Type.String()),
  html: Type.Optional(Nullable(Type.String())),
  text: Type.Optional(Type.String()),
})
export type PreviewOutput = Static<typeof PreviewOutput>

export const Preview = Type.Object({
  outputs: Type.Array(PreviewOutput, {
    description: 'One, or one for each part; none when there is an error.',
  }),
  problems: Type.Array(Problem),
  trace: Type.Optional(
    Type.Array(TraceEntry, {
      description: 'Each hole, condition and loop in the order of rendering; up to the one that failed.',
    }),
  ),
  traceCut: Type.Optional(
    Type.Boolean({ description: 'There were more than 1,000: what came after them is not in the trace.' }),
  ),
})
export type Preview = Static<typeof Preview>

const tag = 'Templates'

export const createTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/templates',
  tag,
  summary: 'Create a template, with what is given as its draft',
  access: 'operate',
  body: TemplateInput,
  responses: { 201: Template },
})

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/v1/templates',
  tag,
  summary: 'List templates by name',
  access: 'read',
  query: Closed({
    ...Page,
    customerId: Type.Optional(
      Type.String({
        format: 'uuid',
        description: "The customer's own, and those that serve every customer.",
      }),
    ),
    shared: Type.Optional(Type.Enum(['only'], { description: 'Only those that serve every customer.' })),
    search: Type.Optional(Type.String({ maxLength: 200, description: 'In the name.' })),
    format: Type.Optional(Format),
    state: Type.Optional(State),
  }),
  responses: { 200: ListOf(ListedTemplate) },
})

export const getTemplate = endpoint({
  method: 'GET',
  path: '/api/v1/templates/{id}',
  tag,
  summary: 'Read a template with its draft and the problems of that',
  access: 'read',
  params: ById,
  responses: { 200: Template },
})

export const changeTemplate = endpoint({
  method: 'PATCH',
  path: '/api/v1/templates/{id}',
  tag,
  summary: "Change a template's name or samples, or archive it",
  access: 'operate',
  params: ById,
  body: TemplateChange,
  responses: { 200: Template },
})

export const replaceDraft = endpoint({
  method: 'PUT',
  path: '/api/v1/templates/{id}/draft',
  tag,
  summary: 'Replace the draft; published versions stay as they are',
  access: 'operate',
  params: ById,
  body: TemplateDraftInput,
  responses: { 200: Template },
})

export const publishTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/templates/{id}/publish',
  tag,
  summary: 'Make the draft the next version, which never changes again',
  access: 'operate',
  params: ById,
  body: Nullable(Closed({})),
  responses: { 200: Template },
})

export const listTemplateVersions = endpoint({
  method: 'GET',
  path: '/api/v1/templates/{id}/versions',
  tag,
  summary: 'List the published versions, newest first',
  access: 'read',
  params: ById,
  query: Closed(Page),
  responses: { 200: ListOf(TemplateVersionSummary) },
})

export const getTemplateVersion = endpoint({
  method: 'GET',
  path: '/api/v1/templates/{id}/versions/{number}',
  tag,
  summary: 'Read a published version',
  access: 'read',
  params: Type.Object({ id: Id, number: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }) }),
  responses: { 200: TemplateVersion },
})

export const previewTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/templates/preview',
  tag,
  summary: 'Render a template with an event, storing nothing',
  access: 'read',
  body: PreviewInput,
  responses: { 200: Preview },
})

export const testTemplateMail = endpoint({
  method: 'POST',
  path: '/api/v1/templates/{id}/test-mail',
  tag,
  summary:
    'Send the draft of an e-mail template to one address, marked as a test; into the built-in mailbox while no mail server is set',
  access: 'operate',
  params: ById,
  body: TestMailInput,
  responses: { 200: TestMail },
})
