import { hashPassword } from 'better-auth/crypto'
import type { Language, Role, User } from '#contract/accounts.ts'
import type { Transaction } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import { recordChange } from '#server/history/record.ts'
import { presentUser, type UserRow } from './present.ts'

export interface NewUser {
  email: string
  name: string
  role: Role
  language: Language
  passwordHash: string
}

/**
 * Adds a user within the caller's transaction. Their own hand is what the history shows: they chose name and password.
 */
export async function insertUser(tx: Transaction, input: NewUser): Promise<User> {
  const [row] = await tx<[UserRow]>`
    insert into users (id, email, name, role, language, state, created_at, updated_at)
    values (${newPlainId()}, ${input.email.toLowerCase()}, ${input.name}, ${input.role}, ${input.language},
            'active', now(), now())
    returning *`
  await tx`insert into passwords (user_id, hash, changed_at) values (${row.id}, ${input.passwordHash}, now())`
  const user = presentUser(row)
  await recordChange(tx, {
    who: user.email,
    action: 'user.joined',
    subject: { type: 'user', id: user.id },
    after: user,
  })
  return user
}

/** scrypt, some 50 ms: before the transaction, and only for who has a valid link. */
export async function hashNewPassword(password: string): Promise<string> {
  return await hashPassword(password)
}
