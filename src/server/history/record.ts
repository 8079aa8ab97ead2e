import { newPlainId } from '#server/db/ids.ts'
import type { Transaction } from '#server/db/database.ts'

export interface Change {
  who: string
  /** e.g. `customer.created` */
  action: string
  subject: { type: string; id: string }
  /** As the API shows the subject; null where there was or is nothing. Never holds a secret's value. */
  before?: object | null
  after?: object | null
  reason?: string | null
}

/** Writes a change into the history, within the transaction that makes it. */
export async function recordChange(tx: Transaction, change: Change): Promise<void> {
  await tx`
    insert into history (id, at, who, action, subject_type, subject_id, before, after, reason)
    values (${newPlainId()}, now(), ${change.who}, ${change.action}, ${change.subject.type}, ${change.subject.id},
            ${json(tx, change.before)}, ${json(tx, change.after)}, ${change.reason ?? null})`
}

function json(tx: Transaction, value: object | null | undefined) {
  // Presented objects are JSON by construction: they are what the API answers.
  return value ? tx.json(value as Parameters<Transaction['json']>[0]) : null
}
