import { verifyPassword } from 'better-auth/crypto'
import type { Language, Role, User } from '#contract/accounts.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { recordChange } from '#server/history/record.ts'
import { page, readNameCursor } from '#server/http/cursor.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import type { Person } from '#server/http/caller.ts'
import { checkOwnPassword } from './sign-in.ts'
import { hashNewPassword } from './new-user.ts'
import { presentUser, type UserRow } from './present.ts'

export async function listUsers(database: Database, filter: { limit?: number; cursor?: string }) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const after = readNameCursor(filter.cursor)
  const rows = await sql<UserRow[]>`
    select * from users
    where true ${after ? sql`and (name, id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by name, id
    limit ${limit + 1}`
  return page(rows, limit, presentUser, (row): string[] => [row.name, row.id])
}

/** Whatever was changed, the sessions end: the next one has the new rights, or there is none. */
export async function changeUser(
  database: Database,
  who: string,
  id: string,
  change: { role?: Role; state?: User['state'] },
): Promise<User> {
  return await database.sql.begin(async (tx) => {
    // Two administrators who demote each other at the same moment: the second waits, and is the last one then.
    const others = await tx`
      select id from users where role = 'administrator' and state = 'active' order by id for update`
    const before = await lockUser(tx, id)
    const role = change.role ?? before.role
    const state = change.state ?? before.state
    if (role === before.role && state === before.state) return before
    const stays = role === 'administrator' && state === 'active'
    if (!stays && others.length === 1 && others[0]?.['id'] === id) throw new ApiError('last_administrator')
    const [row] = await tx<[UserRow]>`
      update users set role = ${role}, state = ${state}, updated_at = now() where id = ${id} returning *`
    await tx`delete from sessions where user_id = ${id}`
    const after = presentUser(row)
    const action = before.state === state ? 'user.changed' : `user.${state}`
    await recordChange(tx, { who, action, subject: { type: 'user', id }, before, after })
    return after
  })
}

export interface OwnChange {
  name?: string
  language?: Language
  password?: { current: string; next: string }
}

/** What people change of themselves. A new password ends all their other sessions: whoever has one may be a thief. */
export async function changeOwnUser(database: Database, person: Person, change: OwnChange): Promise<User> {
  const hash = change.password ? await checkAndHash(database, person, change.password) : null
  return await database.sql.begin(async (tx) => {
    const before = await lockUser(tx, person.userId)
    const { name = before.name, language = before.language } = change
    if (hash !== null) await replacePassword(tx, person, hash)
    if (name === before.name && language === before.language) return before
    const [row] = await tx<[UserRow]>`
      update users set name = ${name}, language = ${language}, updated_at = now()
      where id = ${person.userId} returning *`
    const after = presentUser(row)
    const subject = { type: 'user', id: person.userId }
    await recordChange(tx, { who: person.who, action: 'user.changed', subject, before, after })
    return after
  })
}

async function checkAndHash(
  { sql }: Database,
  person: Person,
  { current, next }: { current: string; next: string },
): Promise<string> {
  const isRight = await checkOwnPassword(sql, person.who, async () => {
    const [row] = await sql<[{ hash: string }?]>`select hash from passwords where user_id = ${person.userId}`
    return row !== undefined && (await verifyPassword({ hash: row.hash, password: current }))
  })
  if (!isRight) throw fieldError('password_wrong', '/password/current')
  return await hashNewPassword(next)
}

async function replacePassword(tx: Transaction, person: Person, hash: string): Promise<void> {
  await tx`update passwords set hash = ${hash}, changed_at = now() where user_id = ${person.userId}`
  await tx`delete from sessions where user_id = ${person.userId} and id <> ${person.sessionId}`
  const subject = { type: 'user', id: person.userId }
  await recordChange(tx, { who: person.who, action: 'user.password_changed', subject })
}

async function lockUser(tx: Transaction, id: string): Promise<User> {
  const [row] = await tx<UserRow[]>`select * from users where id = ${id} for update`
  if (!row) throw new ApiError('not_found')
  return presentUser(row)
}
