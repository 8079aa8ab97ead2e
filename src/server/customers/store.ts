import { isDeepStrictEqual } from 'node:util'
import type { Customer, CustomerChange, CustomerInput } from '#contract/customers.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { isUniqueViolation } from '#server/db/faults.ts'
import { bucketForCustomer, newPlainId } from '#server/db/ids.ts'
import { recordChange } from '#server/history/record.ts'
import { page, readNameCursor } from '#server/http/cursor.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import { checkRevision } from '#server/http/revision.ts'
import { presentCustomer, type CustomerRow } from './present.ts'

const defaults = { locale: 'da', timeZone: 'Europe/Copenhagen' } as const

export async function createCustomer(
  database: Database,
  who: string,
  input: CustomerInput,
): Promise<Customer> {
  checkTimeZone(input.timeZone)
  const id = newPlainId()
  return await takingReference(() =>
    database.sql.begin(async (tx) => {
      const [row] = await tx<[CustomerRow]>`
        insert into customers (id, bucket, reference_id, name, email, locale, time_zone, state, revision,
                               created_at, updated_at)
        values (${id}, ${bucketForCustomer(id)}, ${input.referenceId}, ${input.name}, ${input.email ?? null},
                ${input.locale ?? defaults.locale}, ${input.timeZone ?? defaults.timeZone}, 'active', 1, now(), now())
        returning *`
      const customer = presentCustomer(row)
      await advanceEpoch(tx)
      await recordChange(tx, {
        who,
        action: 'customer.created',
        subject: { type: 'customer', id },
        after: customer,
      })
      return customer
    }),
  )
}

/** Archived customers keep their history, but their events are refused. What changes nothing leaves no trace. */
export async function changeCustomer(
  database: Database,
  who: string,
  id: string,
  change: CustomerChange,
  ifMatch: number | null,
): Promise<Customer> {
  checkTimeZone(change.timeZone)
  return await takingReference(() =>
    database.sql.begin(async (tx) => {
      const before = await lockCustomer(tx, id)
      checkRevision(before.revision, ifMatch)
      const next = { ...before, ...change }
      if (isDeepStrictEqual(next, before)) return before
      const [row] = await tx<[CustomerRow]>`
        update customers set
          name = ${next.name},
          reference_id = ${next.referenceId},
          email = ${next.email},
          locale = ${next.locale},
          time_zone = ${next.timeZone},
          state = ${next.state},
          revision = revision + 1,
          updated_at = now()
        where id = ${id}
        returning *`
      const after = presentCustomer(row)
      await advanceEpoch(tx)
      const action = before.state === after.state ? 'customer.changed' : `customer.${after.state}`
      await recordChange(tx, { who, action, subject: { type: 'customer', id }, before, after })
      return after
    }),
  )
}

export async function getCustomer(database: Database, id: string): Promise<Customer> {
  const [row] = await database.sql<CustomerRow[]>`select * from customers where id = ${id}`
  if (!row) throw new ApiError('not_found')
  return presentCustomer(row)
}

export async function listCustomers(
  database: Database,
  filter: { limit?: number; cursor?: string; search?: string; state?: 'active' | 'archived' },
) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const after = readNameCursor(filter.cursor)
  const pattern = filter.search === undefined ? null : `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await sql<CustomerRow[]>`
    select * from customers
    where true
      ${filter.state ? sql`and state = ${filter.state}` : sql``}
      ${pattern ? sql`and (name ilike ${pattern} or reference_id ilike ${pattern} or email ilike ${pattern})` : sql``}
      ${after ? sql`and (name, id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by name, id
    limit ${limit + 1}`
  return page(rows, limit, presentCustomer, (row) => [row.name, row.id])
}

async function lockCustomer(tx: Transaction, id: string): Promise<Customer> {
  const [row] = await tx<CustomerRow[]>`select * from customers where id = ${id} for update`
  if (!row) throw new ApiError('not_found')
  return presentCustomer(row)
}

function checkTimeZone(timeZone: string | undefined): void {
  if (timeZone === undefined) return
  try {
    // The platform's own list, which is complete; the mapping has tables of its own for arithmetic.
    new Intl.DateTimeFormat('en', { timeZone }).format(0)
  } catch {
    throw fieldError('time_zone_unknown', '/timeZone')
  }
}

async function takingReference<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError('customer_reference_taken', '/referenceId')
    throw error
  }
}
