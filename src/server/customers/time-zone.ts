import type { Sql, Transaction } from '#server/db/database.ts'

/** What dates of a customer's messages are written in; UTC for no customer in particular. */
export async function timeZoneOf(sql: Sql | Transaction, customerId: string | null): Promise<string> {
  if (customerId === null) return 'UTC'
  const [row] = await sql<{ time_zone: string }[]>`select time_zone from customers where id = ${customerId}`
  return row?.time_zone ?? 'UTC'
}
