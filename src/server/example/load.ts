import type { Customer } from '#contract/customers.ts'
import { changeCustomer, createCustomer, getCustomer } from '#server/customers/store.ts'
import type { Database } from '#server/db/database.ts'
import type { Publisher } from '#server/events/publish.ts'
import { ApiError } from '#server/http/errors.ts'
import { testTrigger, type TestOptions } from '#server/postbacks/test.ts'
import type { Receiver } from '#server/receiver/receiver.ts'
import { createTemplate } from '#server/templates/create.ts'
import { activateTrigger } from '#server/triggers/activate.ts'
import { createTrigger } from '#server/triggers/create.ts'
import type { TriggerOptions } from '#server/triggers/options.ts'
import { exampleEvents, type ExampleEvent } from './events.ts'
import { findCustomers, findTemplates, findTriggers } from './find.ts'
import { exampleHouse, type ExampleCustomer } from './house.ts'

export interface ExampleOptions {
  database: Database
  triggers: TriggerOptions
  tests: TestOptions
  publisher: Publisher
  receiver: Pick<Receiver, 'url'>
  /** Whether the built-in mailbox is the mail server: made-up addresses must not leave the house. */
  isMailboxLive: () => boolean
}

/**
 * Makes whatever of the example is not there yet, through the functions that the API uses. So a load that broke off
 * is completed by the next one, and loading twice makes nothing twice.
 */
export async function loadExample(options: ExampleOptions, who: string): Promise<void> {
  const events: ExampleEvent[] = []
  for (const each of exampleHouse(options.receiver.url)) {
    const customer = await ensureCustomer(options.database, who, each)
    const templates = await ensureTemplates(options.database, who, customer.id, each)
    await ensureTriggers(options, who, customer.id, each, templates)
    events.push(...exampleEvents(each, customer))
  }
  events.sort((a, b) => a.occurredAt.localeCompare(b.occurredAt))
  for (const { bytes } of events) await publishOnce(options.publisher, bytes)
}

/** An event of the same id that differs is of an older version of the example: it is there, and that is enough. */
async function publishOnce(publisher: Publisher, bytes: Buffer): Promise<void> {
  try {
    await publisher.publish(bytes)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'event_conflict') throw error
  }
}

async function ensureCustomer(
  database: Database,
  who: string,
  { customer }: ExampleCustomer,
): Promise<Customer> {
  const found = await findCustomers(database.sql)
  const known = found.find(({ reference_id }) => reference_id === customer.referenceId)
  if (!known) return await createCustomer(database, who, customer)
  // Of an earlier time: archived customers keep what happened to them.
  if (known.state === 'archived')
    return await changeCustomer(database, who, known.id, { state: 'active' }, null)
  return await getCustomer(database, known.id)
}

/** @returns the id of each template by the name that triggers use */
async function ensureTemplates(
  database: Database,
  who: string,
  customerId: string,
  { templates }: ExampleCustomer,
): Promise<Map<string, string>> {
  const found = await findTemplates(database.sql, customerId)
  const ids = new Map<string, string>()
  for (const [key, template] of Object.entries(templates)) {
    const known = found.find(({ name }) => name === template.name)
    ids.set(key, known?.id ?? (await createTemplate(database, who, { ...template, customerId })).id)
  }
  return ids
}

/** Makes, tests and activates each. */
async function ensureTriggers(
  options: ExampleOptions,
  who: string,
  customerId: string,
  { triggers }: ExampleCustomer,
  templates: Map<string, string>,
): Promise<void> {
  const found = await findTriggers(options.database.sql, customerId)
  const missing = triggers.filter(({ input }) => !found.some(({ name }) => name === input.name))
  for (const { input, template, sample } of missing) {
    const templateId = templates.get(template) ?? ''
    // Nobody needs its signing secret; who wants to see one gets it from the receiver sheet.
    const author = { who, seesSecret: false }
    const { id } = await createTrigger(options.triggers, author, { ...input, customerId, templateId })
    const test = await testTrigger(options.tests, who, id, { payload: null, sampleId: sample })
    if (!test.passed) throw new Error(`the example's trigger “${input.name}” does not pass its test`)
    if (input.channel === 'url' || options.isMailboxLive()) {
      await activateTrigger(options.triggers, who, id, null, null)
    }
  }
}
