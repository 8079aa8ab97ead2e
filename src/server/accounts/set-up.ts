import type { Language, User } from '#contract/accounts.ts'
import type { Database, Sql } from '#server/db/database.ts'
import { ApiError } from '#server/http/errors.ts'
import { hashNewPassword, insertUser } from './new-user.ts'
import { hashToken, newToken } from './token.ts'

const validHours = 24

export async function isSetUpNeeded(sql: Sql): Promise<boolean> {
  const [row] = await sql`select 1 from users limit 1`
  return row === undefined
}

/**
 * A link that makes the first administrator.
 * @param replace the links before are not valid any more
 * @returns null when there are users already
 */
export async function makeSetUpLink(
  database: Database,
  publicUrl: string,
  { replace }: { replace: boolean },
): Promise<string | null> {
  const token = newToken()
  const made = await database.sql.begin(async (tx) => {
    const [user] = await tx`select 1 from users limit 1`
    if (user) return false
    await tx`delete from set_up_links where ${replace} or expires_at < now()`
    await tx`
      insert into set_up_links (token_hash, expires_at)
      values (${hashToken(token)}, now() + make_interval(hours => ${validHours}))`
    return true
  })
  return made ? `${publicUrl}/set-up?token=${token}` : null
}

export interface SetUpInput {
  token: string
  email: string
  name: string
  password: string
  language: Language
}

/** Makes the first administrator. Of several who try at the same time one succeeds, whatever links they have. */
export async function setUp(database: Database, input: SetUpInput): Promise<User> {
  const hash = hashToken(input.token)
  const [link] = await database.sql`
    select 1 from set_up_links where token_hash = ${hash} and expires_at > now()`
  if (!link) throw new ApiError('link_invalid')
  const passwordHash = await hashNewPassword(input.password)
  return await database.sql.begin(async (tx) => {
    // The second one waits here, and then finds no link.
    await tx`lock table set_up_links in share row exclusive mode`
    const [valid] = await tx`
      select 1 from set_up_links
      where token_hash = ${hash} and expires_at > now() and not exists (select 1 from users)`
    if (!valid) throw new ApiError('link_invalid')
    await tx`delete from set_up_links`
    return await insertUser(tx, { ...input, role: 'administrator', passwordHash })
  })
}
