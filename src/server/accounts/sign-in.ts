import type { User } from '#contract/accounts.ts'
import type { Sql } from '#server/db/database.ts'
import type { FoundPerson } from '#server/http/server.ts'
import { ApiError } from '#server/http/errors.ts'
import { countAttempt, forgetAttempt } from './attempts.ts'
import type { Library, LibraryOptions } from './library.ts'
import { presentUser, type UserRow } from './present.ts'

interface SignedIn {
  user: User
  sessionId: string
  /** Set-Cookie headers for the answer. */
  cookies: string[]
}

export interface SignIn {
  /** @throws ApiError credentials_wrong, too_many_requests */
  signIn: (input: { email: string; password: string; address: string }) => Promise<SignedIn>
  /** For somebody who has just chosen this password. */
  begin: (email: string, password: string) => Promise<SignedIn>
  /** @returns Set-Cookie headers that remove the cookie */
  signOut: (cookie: string) => Promise<string[]>
  /** @returns null when there is no session, or it has ended */
  read: (cookie: string) => Promise<SignedIn | null>
}

export function createSignIn(options: LibraryOptions): SignIn {
  const { sql } = options
  let loading: Promise<Library> | null = null

  /** Loaded when the first person comes: it takes 45 MB, and a process that only takes and sends events needs none of it. */
  function load(): Promise<Library> {
    loading ??= import('./library.ts').then(({ createLibrary }) => createLibrary(options))
    return loading
  }

  async function read(cookie: string): Promise<SignedIn | null> {
    const library = await load()
    const { response, headers } = await library.api
      .getSession({ headers: new Headers({ cookie }), returnHeaders: true })
      .catch(throwCause)
    if (!response) return null
    // The library hands on what `findSession` of rows.ts gave it: our row is in it.
    const user = presentUser(response.user as unknown as UserRow)
    return { user, sessionId: response.session.id, cookies: headers.getSetCookie() }
  }

  async function begin(email: string, password: string): Promise<SignedIn> {
    const cookies = await withPassword(await load(), email, password)
    const signedIn = await read(cookieHeader(cookies))
    // Disabled between the two.
    if (!signedIn) throw new ApiError('credentials_wrong')
    return { ...signedIn, cookies }
  }

  return {
    read,
    begin,
    async signIn({ email, password, address }) {
      const attempt = { email, address }
      await countAttempt(sql, attempt)
      const signedIn = await begin(email, password)
      await forgetAttempt(sql, attempt)
      return signedIn
    },
    async signOut(cookie) {
      // The library only logs it when the session could not be deleted.
      const signedIn = await read(cookie)
      if (signedIn) await sql`delete from sessions where id = ${signedIn.sessionId}`
      const library = await load()
      const { headers } = await library.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
      return headers.getSetCookie()
    },
  }
}

/** What the HTTP server asks about every request with a cookie. */
export function personFinder({ read }: SignIn): (cookie: string) => Promise<FoundPerson | null> {
  return async (cookie) => {
    const signedIn = await read(cookie)
    if (!signedIn) return null
    const { user, sessionId, cookies } = signedIn
    return { person: { who: user.email, role: user.role, userId: user.id, sessionId }, cookies }
  }
}

/** Checks the current password of somebody who is signed in; counted, too: a stolen session must not find it out. */
export async function checkOwnPassword(
  sql: Sql,
  email: string,
  check: () => Promise<boolean>,
): Promise<boolean> {
  const attempt = { email, address: null }
  await countAttempt(sql, attempt)
  if (!(await check())) return false
  await forgetAttempt(sql, attempt)
  return true
}

/** The library answers in the same time whether there is no such user or the password is wrong. */
async function withPassword(library: Library, email: string, password: string): Promise<string[]> {
  try {
    const { headers } = await library.api.signInEmail({
      body: { email, password },
      headers: new Headers(),
      returnHeaders: true,
    })
    return headers.getSetCookie()
  } catch (error) {
    // 400: what it does not take for an e-mail, 401: unknown or wrong.
    if (library.isAnswer(error) && error.statusCode < 500) throw new ApiError('credentials_wrong')
    throw error
  }
}

/** The library wraps what the database said, by which callers are told to come back. */
function throwCause(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error
}

/** What a browser would send back. */
function cookieHeader(cookies: string[]): string {
  return cookies.map((cookie) => cookie.split(';', 1)[0] ?? '').join('; ')
}
