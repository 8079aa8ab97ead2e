import type { Sql, Transaction } from '#server/db/database.ts'
import type { Vault } from './vault.ts'

/**
 * Finds the secret that a name means: the customer's own, else the house's.
 * @param customerId null: only the house's
 */
export async function findSecret(
  sql: Sql | Transaction,
  customerId: string | null,
  name: string,
): Promise<{ id: string; customerId: string | null } | null> {
  const [row] = await sql<{ id: string; customerId: string | null }[]>`
    select id, customer_id as "customerId" from secrets
    where kind = 'named' and name = ${name} and (customer_id = ${customerId} or customer_id is null)
    order by customer_id nulls last
    limit 1`
  return row ?? null
}

/**
 * The values behind names, as of now: for an attempt, never for anything that is stored or answered.
 * @returns by name; names that mean nothing are left out
 */
export async function loadSecretValues(
  sql: Sql,
  vault: Vault,
  customerId: string | null,
  names: string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await sql<{ name: string; encrypted: Buffer }[]>`
    select distinct on (name) name, encrypted from secrets
    where kind = 'named' and name = any(${names}) and (customer_id = ${customerId} or customer_id is null)
    order by name, customer_id nulls last`
  return new Map(rows.map((row) => [row.name, vault.decrypt(row.encrypted)]))
}
