import type { Secret, SecretInput } from '#contract/secrets.ts'
import { useCustomer } from '#server/customers/use.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { advanceEpoch } from '#server/db/epoch.ts'
import { isUniqueViolation } from '#server/db/faults.ts'
import { newPlainId } from '#server/db/ids.ts'
import { recordChange } from '#server/history/record.ts'
import { page, readNameCursor } from '#server/http/cursor.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import { presentSecret, type SecretRow } from './present.ts'
import type { Vault } from './vault.ts'

export async function createSecret(
  database: Database,
  vault: Vault,
  who: string,
  input: SecretInput,
): Promise<Secret> {
  try {
    return await database.sql.begin(async (tx) => {
      if (input.customerId) await useCustomer(tx, input.customerId, '/customerId')
      const [row] = await tx<[SecretRow]>`
        insert into secrets (id, customer_id, kind, name, encrypted, created_at, updated_at)
        values (${newPlainId()}, ${input.customerId ?? null}, 'named', ${input.name},
                ${vault.encrypt(input.value)}, now(), now())
        returning id, name, customer_id, created_at, updated_at`
      const secret = presentSecret(row)
      await advanceEpoch(tx)
      await recordChange(tx, {
        who,
        action: 'secret.created',
        subject: { type: 'secret', id: secret.id },
        after: secret,
      })
      return secret
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError('secret_name_taken', '/name')
    throw error
  }
}

/** Values are live: what waits to be sent goes out with the new one. */
export async function rotateSecret(
  database: Database,
  vault: Vault,
  who: string,
  id: string,
  value: string,
): Promise<Secret> {
  return await database.sql.begin(async (tx) => {
    const before = await lockSecret(tx, id)
    const [row] = await tx<[SecretRow]>`
      update secrets set encrypted = ${vault.encrypt(value)}, updated_at = now() where id = ${id}
      returning id, name, customer_id, created_at, updated_at`
    const after = presentSecret(row)
    await advanceEpoch(tx)
    await recordChange(tx, {
      who,
      action: 'secret.rotated',
      subject: { type: 'secret', id },
      before: presentSecret(before),
      after,
    })
    return after
  })
}

export async function listSecrets(
  database: Database,
  filter: { limit?: number; cursor?: string; customerId?: string },
) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const after = readNameCursor(filter.cursor)
  const rows = await sql<SecretRow[]>`
    select id, name, customer_id, created_at, updated_at from secrets
    where kind = 'named'
      ${filter.customerId === undefined ? sql`` : sql`and (customer_id = ${filter.customerId} or customer_id is null)`}
      ${after ? sql`and (name, id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by name, id
    limit ${limit + 1}`
  return page(rows, limit, presentSecret, (row) => [row.name, row.id])
}

/** Refused while a trigger names it, or what waits could not be sent any more. */
export async function deleteSecret(database: Database, who: string, id: string): Promise<null> {
  return await database.sql.begin(async (tx) => {
    const before = await lockSecret(tx, id)
    await checkUnused(tx, before)
    await tx`delete from secrets where id = ${id}`
    await advanceEpoch(tx)
    await recordChange(tx, {
      who,
      action: 'secret.deleted',
      subject: { type: 'secret', id },
      before: presentSecret(before),
    })
    return null
  })
}

async function lockSecret(tx: Transaction, id: string): Promise<SecretRow> {
  const [row] = await tx<SecretRow[]>`
    select id, name, customer_id, created_at, updated_at from secrets
    where id = ${id} and kind = 'named'
    for update`
  if (!row) throw new ApiError('not_found')
  return row
}

/**
 * Looks into drafts and live versions, wherever in them `{"secret": name}` stands, and into their headers and the
 * templates of live ones for `secrets.name`: one that only looks like that keeps the secret, too.
 */
async function checkUnused(tx: Transaction, secret: SecretRow): Promise<void> {
  const users = await tx<{ name: string }[]>`
    select t.name from triggers t
    left join trigger_versions v on v.trigger_id = t.id and v.number = t.live_version
    left join template_versions m on m.template_id = v.template_id and m.number = v.template_version
    where t.state <> 'archived'
      and ${secret.customer_id === null ? tx`true` : tx`(t.customer_id = ${secret.customer_id} or t.customer_id is null)`}
      and (jsonb_path_exists(jsonb_build_array(t.draft, v.content), '$.**.secret ? (@ == $name)',
                             jsonb_build_object('name', ${secret.name}::text))
           or exists (select from jsonb_path_query(jsonb_build_array(t.draft, v.content),
                                                   '$[*].delivery.headers[*][1]') as header
                      where header::text like '%secrets%' and strpos(header::text, ${secret.name}) > 0)
           or m.content::text like '%secrets%' and strpos(m.content::text, ${secret.name}) > 0)
    order by t.name, t.id
    limit 10`
  if (users.length === 0) return
  throw new ApiError('secret_in_use', { values: { triggers: users.map(({ name }) => name) } })
}
