import type { Invitation, Language, NewInvitation, Role, User } from '#contract/accounts.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { isUniqueViolation } from '#server/db/faults.ts'
import { newPlainId } from '#server/db/ids.ts'
import { recordChange } from '#server/history/record.ts'
import { page, readIdCursor } from '#server/http/cursor.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import { hashNewPassword, insertUser } from './new-user.ts'
import { presentInvitation, type InvitationRow } from './present.ts'
import { hashToken, newToken } from './token.ts'

const validDays = 7

/** A new invitation of the same e-mail takes the place of the one before. */
export async function invite(
  database: Database,
  who: string,
  input: { email: string; role: Role },
  publicUrl: string,
): Promise<NewInvitation> {
  const email = input.email.toLowerCase()
  const token = newToken()
  const invitation = await database.sql.begin(async (tx) => {
    const [user] = await tx`select 1 from users where email = ${email}`
    if (user) throw fieldError('email_taken', '/email')
    for (const row of await tx<
      InvitationRow[]
    >`select * from invitations where email = ${email} for update`) {
      await removeLocked(tx, who, row)
    }
    const [row] = await tx<[InvitationRow]>`
      insert into invitations (id, email, role, token_hash, created_at, created_by, expires_at)
      values (${newPlainId()}, ${email}, ${input.role}, ${hashToken(token)}, now(), ${who},
              now() + make_interval(days => ${validDays}))
      returning *`
    const after = presentInvitation(row)
    await recordChange(tx, {
      who,
      action: 'user.invited',
      subject: { type: 'invitation', id: row.id },
      after,
    })
    return after
  })
  return { ...invitation, link: `${publicUrl}/invitation?token=${token}` }
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

export interface AcceptInput {
  token: string
  name: string
  password: string
  language: Language
}

/** Works once: whoever comes second waits for the row, and then it is gone. */
export async function acceptInvitation(database: Database, input: AcceptInput): Promise<User> {
  const hash = hashToken(input.token)
  const [open] = await database.sql`
    select 1 from invitations where token_hash = ${hash} and expires_at > now()`
  if (!open) throw new ApiError('link_invalid')
  const passwordHash = await hashNewPassword(input.password)
  try {
    return await database.sql.begin(async (tx) => {
      const [row] = await tx<Pick<Invitation, 'email' | 'role'>[]>`
        delete from invitations where token_hash = ${hash} and expires_at > now() returning email, role`
      if (!row) throw new ApiError('link_invalid')
      return await insertUser(tx, { ...input, ...row, passwordHash })
    })
  } catch (error) {
    // Somebody with this e-mail was the first user, or was invited twice at the same moment.
    if (isUniqueViolation(error)) throw new ApiError('email_taken')
    throw error
  }
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
