import type { Language, User } from '#contract/accounts.ts'
import type { Database, Transaction } from '#server/db/database.ts'
import { isUniqueViolation } from '#server/db/faults.ts'
import { recordChange } from '#server/history/record.ts'
import { ApiError } from '#server/http/errors.ts'
import { hashNewPassword, insertUser } from './new-user.ts'
import { presentInvitation, presentUser, type InvitationRow, type UserRow } from './present.ts'
import { hashToken } from './token.ts'

/** For the page that the link opens. */
export async function readInvitation(database: Database, token: string) {
  const [row] = await database.sql<(InvitationRow & { name: string | null })[]>`
    select invitations.*, users.name from invitations left join users on users.id = invitations.user_id
    where token_hash = ${hashToken(token)} and expires_at > now()`
  if (!row) throw new ApiError('link_invalid')
  return { ...presentInvitation(row), name: row.name }
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
      const [row] = await tx<InvitationRow[]>`
        delete from invitations where token_hash = ${hash} and expires_at > now() returning *`
      if (!row) throw new ApiError('link_invalid')
      if (row.user_id !== null) return await replacePassword(tx, row.user_id, input.name, passwordHash)
      return await insertUser(tx, { ...input, email: row.email, role: row.role, passwordHash })
    })
  } catch (error) {
    // Somebody with this e-mail was the first user, or was invited twice at the same moment.
    if (isUniqueViolation(error)) throw new ApiError('email_taken')
    throw error
  }
}

/** Whoever knew the old password is out. A user who was disabled meanwhile stays so. */
async function replacePassword(tx: Transaction, userId: string, name: string, hash: string): Promise<User> {
  const [before] = await tx<UserRow[]>`
    select * from users where id = ${userId} and state = 'active' for update`
  if (!before) throw new ApiError('link_invalid')
  const [row] = await tx<[UserRow]>`
    update users set name = ${name}, updated_at = now() where id = ${userId} returning *`
  await tx`update passwords set hash = ${hash}, changed_at = now() where user_id = ${userId}`
  await tx`delete from sessions where user_id = ${userId}`
  const after = presentUser(row)
  await recordChange(tx, {
    who: after.email,
    action: 'user.password_changed',
    subject: { type: 'user', id: userId },
    before: presentUser(before),
    after,
  })
  return after
}
