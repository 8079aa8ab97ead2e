import type { Invitation, Language, Role, User } from '#contract/accounts.ts'

export interface UserRow {
  id: string
  email: string
  name: string
  role: Role
  language: Language
  state: User['state']
  created_at: Date
  last_seen_at: Date | null
}

export function presentUser(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    language: row.language,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  }
}

export interface InvitationRow {
  id: string
  user_id: string | null
  email: string
  role: Role
  created_at: Date
  expires_at: Date
}

export function presentInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    purpose: row.user_id === null ? 'join' : 'password',
    email: row.email,
    role: row.role,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }
}
