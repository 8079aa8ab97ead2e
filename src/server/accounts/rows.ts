import type { Sql } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import type { UserRow } from './present.ts'
import { hashToken } from './token.ts'

/**
 * Our tables as better-auth sees them: exactly the statements it needs for signing in and out, each written out.
 * It knows nothing of hashed tokens; here they are hashed on the way in, and given back as they were asked with.
 */

/** A user in the library's words. */
export interface LibraryUser extends UserRow {
  createdAt: Date
  updatedAt: Date
  emailVerified: boolean
}

export interface LibrarySession {
  id: string
  userId: string
  token: string
  createdAt: Date
  updatedAt: Date
  expiresAt: Date
}

interface SessionRow {
  id: string
  user_id: string
  created_at: Date
  expires_at: Date
}

/** Links between it and the user, of which a user has one: the password. */
interface LibraryAccount {
  id: string
  userId: string
  accountId: string
  providerId: 'credential'
  password: string
  createdAt: Date
  updatedAt: Date
}

/** However often it is used. */
const longestSession = '30 days'

/** A disabled user is one that is not there: the same answer, after the same time. */
export async function findUserByEmail(sql: Sql, email: string) {
  const [row] = await sql<(UserRow & { hash: string; changed_at: Date })[]>`
    select users.*, passwords.hash, passwords.changed_at
    from users join passwords on passwords.user_id = users.id
    where email = ${email} and state = 'active'`
  if (!row) return null
  const { hash, changed_at: changedAt, ...user } = row
  const account: LibraryAccount = {
    id: row.id,
    userId: row.id,
    accountId: row.id,
    providerId: 'credential',
    password: hash,
    createdAt: changedAt,
    updatedAt: changedAt,
  }
  return { ...libraryUser(user), account: [account] }
}

export async function findSession(sql: Sql, token: string) {
  const [row] = await sql<(UserRow & { session: string; started_at: Date; expires_at: Date })[]>`
    select users.*, sessions.id as session, sessions.created_at as started_at, sessions.expires_at
    from sessions join users on users.id = sessions.user_id
    where token_hash = ${hashToken(token)} and state = 'active'
      and expires_at > now() and sessions.created_at > now() - ${longestSession}::interval`
  if (!row) return null
  const { session, started_at: startedAt, expires_at: expiresAt, ...user } = row
  return {
    ...librarySession({ id: session, user_id: user.id, created_at: startedAt, expires_at: expiresAt }, token),
    user: libraryUser(user),
  }
}

/** Also removes what has expired of the same user, so that nothing has to do it on a schedule. */
export async function insertSession(
  sql: Sql,
  { userId, token, expiresAt }: Pick<LibrarySession, 'userId' | 'token' | 'expiresAt'>,
): Promise<LibrarySession> {
  const [row] = await sql<[SessionRow]>`
    with expired as (
      delete from sessions
      where user_id = ${userId}
        and (expires_at < now() or created_at < now() - ${longestSession}::interval)
    ), seen as (
      update users set last_seen_at = now() where id = ${userId}
    )
    insert into sessions (id, user_id, token_hash, created_at, expires_at)
    values (${newPlainId()}, ${userId}, ${hashToken(token)}, now(), ${expiresAt})
    returning id, user_id, created_at, expires_at`
  return librarySession(row, token)
}

/** @returns null when the session was ended meanwhile */
export async function prolongSession(sql: Sql, token: string, expiresAt: Date) {
  const [row] = await sql<SessionRow[]>`
    with prolonged as (
      update sessions set expires_at = ${expiresAt} where token_hash = ${hashToken(token)}
      returning id, user_id, created_at, expires_at
    ), seen as (
      update users set last_seen_at = now() where id in (select user_id from prolonged)
    )
    select * from prolonged`
  return row ? librarySession(row, token) : null
}

export async function deleteSession(sql: Sql, token: string): Promise<void> {
  await sql`delete from sessions where token_hash = ${hashToken(token)}`
}

function libraryUser(row: UserRow): LibraryUser {
  return { ...row, createdAt: row.created_at, updatedAt: row.created_at, emailVerified: true }
}

function librarySession(row: SessionRow, token: string): LibrarySession {
  return {
    id: row.id,
    userId: row.user_id,
    token,
    createdAt: row.created_at,
    updatedAt: row.created_at,
    expiresAt: row.expires_at,
  }
}
