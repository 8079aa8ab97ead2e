import { addressOf } from '#contract/address.ts'
import type { Value } from '#mapping/value.ts'
import { compileExpression, type CompiledExpression } from '#mapping/expression.ts'
import {
  compileTemplate,
  type CompiledTemplate,
  type TemplateFormat,
  type TemplateInput,
} from '#mapping/template.ts'
import { compileTrigger, type CompiledTrigger } from '#mapping/trigger.ts'
import type { LookupTables } from '#mapping/lookups.ts'
import type { Sql } from '#server/db/database.ts'
import { isId } from '#server/db/ids.ts'
import { holdsUnstorable } from '#server/db/text.ts'
import { tablesFor } from '#server/lookups/use.ts'
import type { TriggerContent } from './content.ts'
import { triggerRules } from './rules.ts'

/** A trigger's live version, ready to seal and to send with. Shared between events: never changed. */
export interface LiveTrigger {
  id: string
  name: string
  /** null: for every customer */
  customerId: string | null
  /** What a paused one makes is held. */
  paused: boolean
  version: number
  templateVersion: number
  destinationId: string
  content: TriggerContent
  /** Scheme, host and port as written in the URL; null for mail. */
  address: string | null
  rules: CompiledTrigger
  template: CompiledTemplate
  success: CompiledExpression | null
}

export interface LiveCustomer {
  id: string
  bucket: number
  referenceId: string
  timeZone: string
  archived: boolean
}

/**
 * The configuration as of one epoch. Everything is read when it is first asked for and kept; the epoch was read
 * before any of it, so a change that came in between shows as another epoch in the statement that uses it.
 */
export interface Snapshot {
  epoch: number
  customer: (referenceId: string | null, id: string | null) => Promise<LiveCustomer | null>
  /** Live triggers for one customer's events of a type: its own and those for every customer, paused ones too. */
  matching: (customerId: string, eventType: string) => Promise<LiveTrigger[]>
  trigger: (id: string) => Promise<LiveTrigger | null>
  /** The look-up tables that a customer's templates see. */
  tables: (customerId: string) => Promise<LookupTables>
  /** Whatever else hangs on the configuration, made once for each key. */
  remember: <T>(key: string, make: () => Promise<T>) => Promise<T>
}

/** Hands out snapshots, and a new one once the epoch has moved. */
export interface Directory {
  current: () => Promise<Snapshot>
  /** Tells that this snapshot's epoch is not the database's any more. */
  renew: (stale: Snapshot) => void
}

/** Versions never change, so what was compiled from one stays right; the oldest are forgotten. */
const compiledVersions = 2000

/** @param prepare done for each snapshot once its epoch is known: what it reads is as new as the snapshot. */
export function createDirectory(sql: Sql, prepare: () => Promise<void> = async () => {}): Directory {
  const compiled = new Map<string, LiveTrigger>()
  let opening: Promise<Snapshot> | null = null
  let opened: Snapshot | null = null

  async function open(): Promise<Snapshot> {
    try {
      opened = await openSnapshot(sql, compiled, prepare)
      return opened
    } catch (error) {
      opening = null
      throw error
    }
  }

  return {
    current: () => (opening ??= open()),
    renew(stale) {
      // At once: who asks next, in the same turn, must not get the stale one again.
      if (opened === stale) opening = opened = null
    },
  }
}

async function openSnapshot(
  sql: Sql,
  compiled: Map<string, LiveTrigger>,
  prepare: () => Promise<void>,
): Promise<Snapshot> {
  const [row] = await sql<[{ epoch: number }]>`select epoch from configuration`
  await prepare()
  const kept = new Map<string, Promise<unknown>>()
  const remember = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const known = kept.get(key)
    // One key is always made by the same caller, so it holds what that caller makes.
    if (known) return known as Promise<T>
    const made = make()
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    return made
  }
  /** What is not there is not kept: senders could fill the memory with names. */
  const rememberFound = async <T>(key: string, find: () => Promise<T | null>): Promise<T | null> => {
    const found = await remember(key, find)
    if (found === null) kept.delete(key)
    return found
  }
  return {
    epoch: row.epoch,
    remember,
    async customer(referenceId, id) {
      const named =
        referenceId === null || holdsUnstorable(referenceId)
          ? null
          : await rememberFound(`customer by reference ${referenceId}`, () =>
              findCustomer(sql, sql`reference_id = ${referenceId}`),
            )
      if (named || id === null || !isId(id)) return named
      return await rememberFound(`customer by id ${id.toLowerCase()}`, () =>
        findCustomer(sql, sql`id = ${id}`),
      )
    },
    matching: (customerId, eventType) =>
      remember(`matching ${customerId} ${eventType}`, async () => {
        const rows = await liveRows(
          sql,
          sql`
          t.live_event_type = ${eventType} and (t.customer_id = ${customerId} or t.customer_id is null)`,
        )
        return rows.map((found) => compile(found, compiled))
      }),
    tables: (customerId) => remember(`tables ${customerId}`, () => tablesFor(sql, customerId)),
    trigger: (id) =>
      remember(`trigger ${id}`, async () => {
        const [found] = await liveRows(sql, sql`t.id = ${id}`)
        return found ? compile(found, compiled) : null
      }),
  }
}

interface LiveRow {
  id: string
  name: string
  customer_id: string | null
  state: string
  number: number
  content: TriggerContent
  template_version: number
  destination_id: string
  format: TemplateFormat
  template_content: Pick<TemplateInput, 'source' | 'lineEnds'>
  types: Value
}

function liveRows(sql: Sql, where: ReturnType<Sql>) {
  return sql<LiveRow[]>`
    select t.id, t.name, t.customer_id, t.state, v.number, v.content, v.template_version, v.destination_id,
           m.format, mv.content as template_content, mv.types
    from triggers t
    join trigger_versions v on v.trigger_id = t.id and v.number = t.live_version
    join templates m on m.id = v.template_id
    join template_versions mv on mv.template_id = v.template_id and mv.number = v.template_version
    where t.state in ('active', 'paused') and ${where}
    order by t.id`
}

async function findCustomer(sql: Sql, where: ReturnType<Sql>): Promise<LiveCustomer | null> {
  const [row] = await sql<
    { id: string; bucket: number; reference_id: string; time_zone: string; state: string }[]
  >`select id, bucket, reference_id, time_zone, state from customers where ${where}`
  return row
    ? {
        id: row.id,
        bucket: row.bucket,
        referenceId: row.reference_id,
        timeZone: row.time_zone,
        archived: row.state === 'archived',
      }
    : null
}

function compile(row: LiveRow, compiled: Map<string, LiveTrigger>): LiveTrigger {
  const key = `${row.id} ${row.number}`
  const known = compiled.get(key) ?? compileVersion(row)
  compiled.delete(key)
  compiled.set(key, known)
  for (const oldest of compiled.keys()) {
    if (compiled.size <= compiledVersions) break
    compiled.delete(oldest)
  }
  return { ...known, name: row.name, paused: row.state === 'paused' }
}

function compileVersion(row: LiveRow): LiveTrigger {
  const { template } = compileTemplate({
    format: row.format,
    ...row.template_content,
    types: row.types,
  })
  const { trigger } = compileTrigger(triggerRules(row.content))
  const success =
    row.content.success === null ? null : compileExpression(row.content.success, 'success').expression
  // It compiled when it went live, and versions don't change.
  if (!template || !trigger)
    throw new Error(`live version ${row.number} of trigger ${row.id} does not compile`)
  return {
    id: row.id,
    name: row.name,
    customerId: row.customer_id,
    paused: row.state === 'paused',
    version: row.number,
    templateVersion: row.template_version,
    destinationId: row.destination_id,
    content: row.content,
    address: row.content.delivery.channel === 'url' ? addressOf(row.content.delivery.url) : null,
    rules: trigger,
    template,
    success,
  }
}
