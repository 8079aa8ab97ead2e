import { createHash } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import type { Sql } from '#server/db/database.ts'
import { ApiError } from '#server/http/errors.ts'

/** In the database, so that it holds over all processes and over a restart. */

export interface Attempt {
  email: string
  /** Null where only the e-mail is counted. */
  address: string | null
}

const windowSeconds = 15 * 60
/** Somebody who tries to remember a password needs fewer. */
const mostOfEmail = 10
/** A house may reach us from one address, with many people. */
const mostOfAddress = 50
const removeAtOnce = 200

/**
 * Counts an attempt before it is made, so that many at the same time do not pass together.
 * @throws ApiError too_many_requests
 */
export async function countAttempt(sql: Sql, attempt: Attempt): Promise<void> {
  const address = attempt.address === null ? null : addressKey(attempt.address)
  const email = emailKey(attempt.email)
  await sql`
    delete from sign_in_attempts where subject in (
      select subject from sign_in_attempts where since < now() - make_interval(secs => ${windowSeconds})
      order by since limit ${removeAtOnce} for update skip locked)`
  // One after the other and in this order everywhere: never two that wait for each other.
  if (address) await count(sql, address, mostOfAddress)
  await count(sql, email, mostOfEmail)
}

/** An attempt that succeeded: the e-mail begins anew, and its address has one more again. */
export async function forgetAttempt(sql: Sql, attempt: Attempt): Promise<void> {
  await sql`delete from sign_in_attempts where subject = ${emailKey(attempt.email)}`
  if (attempt.address === null) return
  await sql`
    update sign_in_attempts set count = count - 1
    where subject = ${addressKey(attempt.address)} and count > 0`
}

async function count(sql: Sql, subject: Buffer, most: number): Promise<void> {
  const [row] = await sql<[{ count: number; wait: number }]>`
    insert into sign_in_attempts as known (subject, since, count) values (${subject}, now(), 1)
    on conflict (subject) do update set
      since = case when known.since < now() - make_interval(secs => ${windowSeconds}) then now() else known.since end,
      count = case when known.since < now() - make_interval(secs => ${windowSeconds}) then 1
                   else least(known.count, ${most}) + 1 end
    returning count, ceil(extract(epoch from since - now()) + ${windowSeconds})::integer as wait`
  if (row.count <= most) return
  throw new ApiError('too_many_requests', {
    headers: { 'retry-after': String(Math.max(1, row.wait)) },
  })
}

function emailKey(email: string): Buffer {
  return hash(`email ${email.toLowerCase()}`)
}

/** A home or a machine has a whole /64 of IPv6. */
function addressKey(said: string): Buffer {
  // Some proxies add the port, which is another one each time, and some hide the address: those all count as one.
  const text = /^(?:\[(.+)\]|([\d.]+))(?::\d+)?$/.exec(said)?.slice(1).find(Boolean) ?? said
  if (!ipaddr.isValid(text)) return hash(`address ${text}`)
  const address = ipaddr.process(text)
  const network = address instanceof ipaddr.IPv6 ? address.parts.slice(0, 4).join(':') : address.toString()
  return hash(`address ${network}`)
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
