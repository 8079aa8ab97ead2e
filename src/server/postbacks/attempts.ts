import type { Sql } from '#server/db/database.ts'
import type { RecipientResult } from './channels/attempt.ts'

/**
 * Recipients that have a mail already: those that the mail server took at any attempt since the mail was last sent
 * as a whole. Only the others are tried again.
 */
export async function acceptedSoFar(sql: Sql, bucket: number, postbackId: string): Promise<string[]> {
  const rows = await sql<{ outcome: string; recipients: Buffer | null }[]>`
    select outcome, recipients from attempts where bucket = ${bucket} and postback_id = ${postbackId} order by number`
  let accepted: string[] = []
  for (const { outcome, recipients } of rows) {
    // Only settle writes this column.
    const results = JSON.parse(recipients?.toString('utf8') ?? '[]') as RecipientResult[]
    accepted.push(...results.filter((result) => result.outcome === 'accepted').map(({ address }) => address))
    if (outcome === 'accepted') accepted = []
  }
  return accepted
}
