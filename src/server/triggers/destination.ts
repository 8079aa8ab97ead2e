import type { Transaction } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import type { TriggerContent } from './content.ts'
import { originOf } from './origin.ts'

/** Finds or makes the destination that a trigger's messages share a cap in. @returns its id */
export async function destinationOf(
  tx: Transaction,
  customerId: string | null,
  { delivery }: TriggerContent,
): Promise<string> {
  const origin = delivery.channel === 'email' ? 'mail' : originOf(delivery.url)
  // The update changes nothing; it makes the statement return the row that another transaction made meanwhile.
  const [row] = await tx<[{ id: string }]>`
    insert into destinations (id, customer_id, channel, origin, created_at)
    values (${newPlainId()}, ${customerId}, ${delivery.channel}, ${origin}, now())
    on conflict (customer_id, channel, origin) do update set origin = excluded.origin
    returning id`
  return row.id
}
