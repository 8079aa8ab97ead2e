import type { Sql, Transaction } from './database.ts'

/** A parameter for a `jsonb` column. The object must be JSON: no dates, no functions, no `undefined` in lists. */
export function asJsonb(sql: Sql | Transaction, value: object) {
  return sql.json(value as Parameters<Sql['json']>[0])
}
