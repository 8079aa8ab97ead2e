import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/accounts.ts'
import type { Database } from '#server/db/database.ts'
import { personOf, type Caller, type Person } from '#server/http/caller.ts'
import { ApiError } from '#server/http/errors.ts'
import { route } from '#server/http/route.ts'
import { acceptInvitation, readInvitation } from './accept.ts'
import { invite, invitePassword, listInvitations, revokeInvitation } from './invitations.ts'
import { preferredLanguage } from './language.ts'
import { isSetUpNeeded, setUp } from './set-up.ts'
import type { SignIn } from './sign-in.ts'
import { changeOwnUser, changeUser, listUsers } from './users.ts'

export interface AccountRoutes {
  database: Database
  accounts: SignIn
  /** What links begin with: known once the port is. */
  publicUrl: () => string
}

export function accountRoutes(app: FastifyInstance, options: AccountRoutes): void {
  sessionRoutes(app, options)
  joiningRoutes(app, options)
  userRoutes(app, options)
}

function sessionRoutes(app: FastifyInstance, { database, accounts }: AccountRoutes): void {
  route(app, contract.getSession, async ({ request, setCookies }) => {
    const { cookie } = request.headers
    const signedIn = cookie === undefined ? null : await accounts.read(cookie)
    if (!signedIn) return { user: null, setUpNeeded: await isSetUpNeeded(database.sql) }
    setCookies(signedIn.cookies)
    return { user: signedIn.user, setUpNeeded: false }
  })
  route(app, contract.signIn, async ({ body, request, setCookies }) => {
    const { user, cookies } = await accounts.signIn({ ...body, address: request.ip })
    setCookies(cookies)
    return { user, setUpNeeded: false }
  })
  route(app, contract.signOut, async ({ request, setCookies }) => {
    const { cookie } = request.headers
    if (cookie !== undefined) setCookies(await accounts.signOut(cookie))
    return null
  })
  route(app, contract.changeOwnUser, ({ body, caller }) =>
    changeOwnUser(database, requirePerson(caller), body),
  )
}

/** How somebody becomes a user. Who has made a password needs not type it again: they are signed in at once. */
function joiningRoutes(app: FastifyInstance, { database, accounts, publicUrl }: AccountRoutes): void {
  route(app, contract.setUp, async ({ body, request, setCookies }) => {
    const language = body.language ?? preferredLanguage(request.headers['accept-language'])
    const { email } = await setUp(database, { ...body, language })
    const signedIn = await accounts.begin(email, body.password)
    setCookies(signedIn.cookies)
    return { user: signedIn.user, setUpNeeded: false }
  })
  route(app, contract.readInvitation, ({ body }) => readInvitation(database, body.token))
  route(app, contract.acceptInvitation, async ({ body, request, setCookies }) => {
    const language = body.language ?? preferredLanguage(request.headers['accept-language'])
    const { email } = await acceptInvitation(database, { ...body, language })
    const signedIn = await accounts.begin(email, body.password)
    setCookies(signedIn.cookies)
    return { user: signedIn.user, setUpNeeded: false }
  })
  route(app, contract.invite, ({ body, caller }) => invite(database, caller.who, body, publicUrl()))
  route(app, contract.invitePassword, ({ params, caller }) =>
    invitePassword(database, caller.who, params.id, publicUrl()),
  )
  route(app, contract.listInvitations, ({ query }) => listInvitations(database, query))
  route(app, contract.revokeInvitation, ({ params, caller }) =>
    revokeInvitation(database, caller.who, params.id),
  )
}

function userRoutes(app: FastifyInstance, { database }: AccountRoutes): void {
  route(app, contract.listUsers, ({ query }) => listUsers(database, query))
  route(app, contract.changeUser, ({ params, body, caller }) =>
    changeUser(database, caller.who, params.id, body),
  )
}

function requirePerson(caller: Caller): Person {
  const person = personOf(caller)
  if (!person) throw new ApiError('user_required')
  return person
}
