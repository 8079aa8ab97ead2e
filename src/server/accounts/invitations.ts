import type { NewInvitation, Role } from '#contract/accounts.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import { recordChange } from '#server/history/record.ts'
import { page, readIdCursor } from '#server/http/cursor.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import { presentInvitation, type InvitationRow, type UserRow } from './present.ts'
import { hashToken, newToken } from './token.ts'

const validDays = 7

export async function invite(
  database: Database,
  who: string,
  input: { email: string; role: Role },
  publicUrl: string,
): Promise<NewInvitation> {
  const email = input.email.toLowerCase()
  return await database.sql.begin(async (tx) => {
    const [user] = await tx`select 1 from users where email = ${email}`
    if (user) throw fieldError('email_taken', '/email')
    return await insertInvitation(tx, who, { userId: null, email, role: input.role }, publicUrl)
  })
}

/** There may be no mail server, so a forgotten password is replaced the way it was chosen: by a link. */
export async function invitePassword(
  database: Database,
  who: string,
  userId: string,
  publicUrl: string,
): Promise<NewInvitation> {
  return await database.sql.begin(async (tx) => {
    const [user] = await tx<UserRow[]>`select * from users where id = ${userId} for update`
    if (!user) throw new ApiError('not_found')
    if (user.state === 'disabled') throw new ApiError('user_disabled')
    return await insertInvitation(tx, who, { userId, email: user.email, role: user.role }, publicUrl)
  })
}

/** A new invitation of the same e-mail takes the place of the one before. */
async function insertInvitation(
  tx: Transaction,
  who: string,
  input: { userId: string | null; email: string; role: Role },
  publicUrl: string,
): Promise<NewInvitation> {
  const { userId, email, role } = input
  await tx`delete from invitations where expires_at < now()`
  for (const row of await tx<InvitationRow[]>`select * from invitations where email = ${email} for update`) {
    await removeLocked(tx, who, row)
  }
  const token = newToken()
  const [row] = await tx<[InvitationRow]>`
    insert into invitations (id, user_id, email, role, token_hash, created_at, created_by, expires_at)
    values (${newPlainId()}, ${userId}, ${email}, ${role}, ${hashToken(token)}, now(), ${who},
            now() + make_interval(days => ${validDays}))
    returning *`
  const after = presentInvitation(row)
  const action = userId === null ? 'user.invited' : 'user.password_link_made'
  await recordChange(tx, { who, action, subject: { type: 'invitation', id: row.id }, after })
  return { ...after, link: `${publicUrl}/invitation?token=${token}` }
}

/** Newest first. */
export async function listInvitations(database: Database, filter: { limit?: number; cursor?: string }) {
  const { sql } = database
  const limit = filter.limit ?? 50
  const before = readIdCursor(filter.cursor)
  const rows = await sql<InvitationRow[]>`
    select * from invitations
    where expires_at > now() ${before === null ? sql`` : sql`and id < ${before}`}
    order by id desc
    limit ${limit + 1}`
  return page(rows, limit, presentInvitation, (row): string[] => [row.id])
}

export async function revokeInvitation(database: Database, who: string, id: string): Promise<null> {
  return await database.sql.begin(async (tx) => {
    const [row] = await tx<InvitationRow[]>`select * from invitations where id = ${id} for update`
    if (!row) throw new ApiError('not_found')
    await removeLocked(tx, who, row)
    return null
  })
}

async function removeLocked(tx: Transaction, who: string, row: InvitationRow): Promise<void> {
  await tx`delete from invitations where id = ${row.id}`
  await recordChange(tx, {
    who,
    action: 'invitation.revoked',
    subject: { type: 'invitation', id: row.id },
    before: presentInvitation(row),
  })
}
