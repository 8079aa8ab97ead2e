import { Type, type Static } from 'typebox'
import { ById, Closed, endpoint, Id, ListOf, Name, Nullable, Page, Time } from './endpoint.ts'

/**
 * What a person may do: a `viewer` reads, an `operator` also sets up and sends, an `administrator` also lets others in
 * and changes settings.
 */
export const Role = Type.Enum(['viewer', 'operator', 'administrator'])
export type Role = Static<typeof Role>

export const Language = Type.Enum(['da', 'en'])
export type Language = Static<typeof Language>

/** Of a new user: what every mail system takes, so that nobody is let in under an address that cannot sign in. */
const Email = Type.String({
  maxLength: 254,
  pattern: "^[A-Za-z0-9_+-]+(?:[.'][A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9][A-Za-z0-9-]*\\.)+[A-Za-z]{2,}$",
  description: 'Upper and lower case are the same.',
})
const Password = Type.String({ minLength: 10, maxLength: 200, description: 'At least 10 characters.' })
const Token = Type.String({ minLength: 1, maxLength: 200 })
const ChosenLanguage = Type.Optional(
  Type.Enum(['da', 'en'], { description: 'Without it: what Accept-Language prefers of the two.' }),
)

/** Somebody who signs in to the console. */
export const User = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  role: Role,
  language: Language,
  state: Type.Enum(['active', 'disabled']),
  createdAt: Time,
  lastSeenAt: Nullable(Time),
})
export type User = Static<typeof User>

/** What the console asks first: who is signed in, and what to show when nobody is. */
export const Session = Type.Object({
  user: Nullable(User),
  setUpNeeded: Type.Boolean({ description: 'There is no user yet: the set-up link makes the first.' }),
})
export type Session = Static<typeof Session>

export const Invitation = Type.Object({
  id: Id,
  purpose: Type.Enum(['join', 'password'], {
    description: 'To become a user, or for somebody who is one to choose a new password.',
  }),
  email: Type.String(),
  role: Role,
  createdAt: Time,
  expiresAt: Time,
})
export type Invitation = Static<typeof Invitation>

export const NewInvitation = Type.Object({
  ...Invitation.properties,
  link: Type.String({ description: 'Shown here and never again. Works once.' }),
})
export type NewInvitation = Static<typeof NewInvitation>

const tag = 'Accounts'

export const getSession = endpoint({
  method: 'GET',
  path: '/api/v1/session',
  tag,
  summary: 'Who is signed in with this cookie',
  access: 'public',
  responses: { 200: Session },
})

export const signIn = endpoint({
  method: 'POST',
  path: '/api/v1/session',
  tag,
  summary: 'Sign in: the answer sets a cookie',
  access: 'public',
  body: Closed({
    email: Type.String({ minLength: 1, maxLength: 254 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  responses: { 200: Session },
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/v1/session',
  tag,
  summary: 'Sign out: the session ends',
  access: 'public',
  responses: { 204: Type.Null() },
})

export const setUp = endpoint({
  method: 'POST',
  path: '/api/v1/set-up',
  tag,
  summary: 'Make the first administrator with the set-up link, and sign in',
  access: 'public',
  body: Closed({ token: Token, email: Email, name: Name, password: Password, language: ChosenLanguage }),
  responses: { 200: Session },
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/accept',
  tag,
  summary: 'Become a user, or choose a new password, with the link of an invitation, and sign in',
  access: 'public',
  body: Closed({ token: Token, name: Name, password: Password, language: ChosenLanguage }),
  responses: { 200: Session },
})

export const readInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/read',
  tag,
  summary: 'Whom the link of an invitation is for; the link stays valid',
  access: 'public',
  body: Closed({ token: Token }),
  responses: {
    200: Type.Object({
      ...Invitation.properties,
      name: Nullable(Type.String({ description: 'Of somebody who is a user already.' })),
    }),
  },
})

export const changeOwnUser = endpoint({
  method: 'PATCH',
  path: '/api/v1/session/user',
  tag,
  summary: 'Change the own name, language or password; a new password ends all other sessions',
  access: 'read',
  body: Closed({
    name: Type.Optional(Name),
    language: Type.Optional(Language),
    password: Type.Optional(
      Closed({ current: Type.String({ minLength: 1, maxLength: 200 }), next: Password }),
    ),
  }),
  responses: { 200: User },
})

export const listUsers = endpoint({
  method: 'GET',
  path: '/api/v1/users',
  tag,
  summary: 'List users by name',
  access: 'admin',
  query: Closed(Page),
  responses: { 200: ListOf(User) },
})

export const changeUser = endpoint({
  method: 'PATCH',
  path: '/api/v1/users/{id}',
  tag,
  summary: 'Change what a user may do, or shut them out: their sessions end',
  access: 'admin',
  params: ById,
  body: Closed({
    role: Type.Optional(Role),
    state: Type.Optional(Type.Enum(['active', 'disabled'])),
  }),
  responses: { 200: User },
})

export const invite = endpoint({
  method: 'POST',
  path: '/api/v1/invitations',
  tag,
  summary: 'Invite somebody: the answer shows the link once',
  access: 'admin',
  body: Closed({ email: Email, role: Role }),
  responses: { 201: NewInvitation },
})

export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/v1/invitations',
  tag,
  summary: 'List invitations that are still open',
  access: 'admin',
  query: Closed(Page),
  responses: { 200: ListOf(Invitation) },
})

export const revokeInvitation = endpoint({
  method: 'DELETE',
  path: '/api/v1/invitations/{id}',
  tag,
  summary: 'Take an invitation back',
  access: 'admin',
  params: ById,
  responses: { 204: Type.Null() },
})

export const invitePassword = endpoint({
  method: 'POST',
  path: '/api/v1/users/{id}/password-link',
  tag,
  summary: 'A link with which a user who forgot the password chooses a new one: shown once',
  access: 'admin',
  params: ById,
  responses: { 201: NewInvitation },
})
