import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Invitation, NewInvitation, Session, User } from '#contract/accounts.ts'
import type { HistoryEntry } from '#contract/history.ts'
import { makeSetUpLink } from '#server/accounts/set-up.ts'
import { createSignIn } from '#server/accounts/sign-in.ts'
import { connect, isDatabaseAway } from '#server/db/database.ts'
import { join, openBrowser, testPassword, tokenOf, type Browser } from '#test/people.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

let postbud: TestPostbud
let first: Browser
const url = () => postbud.app.url
const email = 'Anna.Lund@print.example'
const password = 'correct horse battery'

const signIn = (browser: Browser, email: string, password: string) =>
  browser.call<Session & { code?: string }>('POST', '/api/v1/session', { email, password })
const who = async (browser: Browser) => (await browser.call<Session>('GET', '/api/v1/session')).body

beforeAll(async () => {
  postbud = await startTestPostbud()
})
afterAll(() => postbud.stop())

describe('the set-up link', () => {
  it('makes one administrator, however many use it at once', async () => {
    const link = postbud.app.setUpLink
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/set-up\?token=[\w-]{43}$/)
    expect(new URL(link ?? '').origin).toBe(url())
    expect(await who(openBrowser(url))).toStrictEqual({ user: null, setUpNeeded: true })
    // Another process printed one, too.
    const other = await makeSetUpLink(postbud.testDatabase.database, url(), { replace: false })

    const browsers = [link, other, link, other].map((link) => ({ link, browser: openBrowser(url) }))
    const answers = await Promise.all(
      browsers.map(({ link, browser }, index) => {
        const body = { token: tokenOf(link), email: `${index}${email}`, name: 'Anna Lund', password }
        return browser.call<Session>('POST', '/api/v1/set-up', body, { 'accept-language': 'da-DK,en;q=0.8' })
      }),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toStrictEqual([200, 422, 422, 422])
    const winner = answers.findIndex(({ status }) => status === 200)
    first = browsers[winner]?.browser ?? openBrowser(url)
    expect(answers[winner]?.body).toMatchObject({
      user: {
        email: `${winner}${email}`.toLowerCase(),
        role: 'administrator',
        language: 'da',
        state: 'active',
      },
      setUpNeeded: false,
    })
    expect(await who(first)).toMatchObject({ user: { name: 'Anna Lund' } })
    expect(await makeSetUpLink(postbud.testDatabase.database, url(), { replace: true })).toBeNull()
    const [{ count } = { count: -1 }] = await postbud.testDatabase.database.sql<{ count: number }[]>`
      select count(*) as count from set_up_links`
    expect(count).toBe(0)
  })

  it('is not printed when there are users, not taken when it is too old, and a new one replaces it', async () => {
    const empty = await startTestPostbud()
    const { database } = empty.testDatabase
    const use = (link: string | null) =>
      empty.call('POST', '/api/v1/set-up', { token: tokenOf(link), email, name: 'Anna', password })
    try {
      const replaced = empty.app.setUpLink
      const old = await makeSetUpLink(database, '', { replace: true }).then((path) => `http://x${path}`)
      expect(await use(replaced)).toMatchObject({ status: 422, body: { code: 'link_invalid' } })
      await database.sql`update set_up_links set expires_at = now() - interval '1 second'`
      expect(await use(old)).toMatchObject({ status: 422, body: { code: 'link_invalid' } })
      await empty.restart()
      expect(await use(empty.app.setUpLink)).toMatchObject({ status: 200 })
      await empty.restart()
      expect(empty.app.setUpLink).toBeNull()
    } finally {
      await empty.stop()
    }
  })
})

describe('sessions', () => {
  it('begin with a cookie that scripts cannot read, and are stored as a hash', async () => {
    const user = await join(url, 'cookies@print.example', 'viewer')
    expect(await user.call('DELETE', '/api/v1/session')).toMatchObject({ status: 204 })
    expect(user.cookie()).toBe('')
    expect(await signIn(user, 'COOKIES@print.example', testPassword)).toMatchObject({
      status: 200,
      body: { user: { email: 'cookies@print.example', role: 'viewer' } },
    })
    expect(user.lastSet()).toStrictEqual([
      expect.stringMatching(
        /^postbud\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
    ])
    const token = decodeURIComponent(/=([^.]+)/.exec(user.cookie())?.[1] ?? '')
    const { sql } = postbud.testDatabase.database
    const stored = await sql`
      select users::text, passwords::text, sessions::text, history::text from users, passwords, sessions, history`
    expect(token).toHaveLength(32)
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(JSON.stringify(stored)).not.toContain(testPassword)
  })

  it('end when they are not used for a week, and after 30 days in any case; use prolongs them', async () => {
    const user = await join(url, 'idle@print.example', 'viewer')
    const { sql } = postbud.testDatabase.database
    const age = (expires: string, created: string) => sql`
      update sessions set expires_at = now() + ${expires}::interval, created_at = now() - ${created}::interval
      where user_id = ${user.user.id}`

    await age('6 days', '1 day')
    expect(await user.call('GET', '/api/v1/customers')).toMatchObject({ status: 200 })
    expect(user.lastSet()).toHaveLength(1)
    const [session] = await sql`
      select expires_at > now() + interval '6 days 23 hours' as prolonged from sessions
      where user_id = ${user.user.id}`
    expect(session).toStrictEqual({ prolonged: true })
    await user.call('GET', '/api/v1/customers')
    expect(user.lastSet()).toHaveLength(0)

    await age('6 days', '31 days')
    expect(await user.call('GET', '/api/v1/customers')).toMatchObject({
      status: 401,
      body: { code: 'session_ended' },
    })
    expect(await signIn(user, user.email, testPassword)).toMatchObject({ status: 200 })
    await age('-1 second', '8 days')
    expect(await who(user)).toStrictEqual({ user: null, setUpNeeded: false })
    expect(await signIn(user, user.email, testPassword)).toMatchObject({ status: 200 })
    const [{ count } = { count: -1 }] = await sql<{ count: number }[]>`
      select count(*) as count from sessions where user_id = ${user.user.id}`
    expect(count).toBe(1)
  })

  it('end on signing out, for whoever has the cookie', async () => {
    const user = await join(url, 'out@print.example', 'viewer')
    const cookie = user.cookie()
    expect(await user.call('DELETE', '/api/v1/session')).toMatchObject({ status: 204 })
    const thief = await user.call('GET', '/api/v1/customers', undefined, { cookie })
    expect(thief).toMatchObject({ status: 401, body: { code: 'session_ended' } })
  })

  it('all but one end with a new password; a wrong current one changes nothing', async () => {
    const user = await join(url, 'thief@print.example', 'operator')
    const other = openBrowser(url)
    await signIn(other, user.email, testPassword)
    const change = (current: string) =>
      user.call('PATCH', '/api/v1/session/user', { password: { current, next: 'another password' } })
    expect(await change('not my password')).toMatchObject({
      status: 422,
      body: { code: 'password_wrong', details: [{ path: '/password/current' }] },
    })
    expect(await who(other)).toMatchObject({ user: { email: user.email } })
    expect(await change(testPassword)).toMatchObject({ status: 200 })
    expect(await who(user)).toMatchObject({ user: { email: user.email } })
    expect(await who(other)).toMatchObject({ user: null })
    expect(await signIn(other, user.email, testPassword)).toMatchObject({ status: 401 })
    expect(await signIn(other, user.email, 'another password')).toMatchObject({ status: 200 })
  })

  it('are asked for again when the database is away, instead of being taken for ended', async () => {
    const { user } = await join(url, 'away@print.example', 'viewer')
    const options = { secret: 'x'.repeat(64), publicUrl: url(), onError: () => {} }
    const { database } = postbud.testDatabase
    const { cookies } = await createSignIn({ ...options, sql: database.sql }).begin(user.email, testPassword)
    const away = connect({
      connection: 'postgres://postbud:postbud@127.0.0.1:1/postbud',
      log: pino({ level: 'silent' }),
    })
    const withoutDatabase = createSignIn({ ...options, sql: away.sql })
    const cookie = cookies[0]?.split(';', 1)[0] ?? ''
    const answers = await Promise.allSettled([
      withoutDatabase.read(cookie),
      withoutDatabase.begin(user.email, testPassword),
    ])
    expect(
      answers.map((answer) => answer.status === 'rejected' && isDatabaseAway(answer.reason)),
    ).toStrictEqual([true, true])
    await away.close()
  })

  it('outlive a restart', async () => {
    await postbud.restart()
    expect(await who(first)).toMatchObject({ user: { name: 'Anna Lund' } })
  })
})

describe('invitations', () => {
  it('work once, show their link once, and can be taken back', async () => {
    const invited = await first.call<NewInvitation>('POST', '/api/v1/invitations', {
      email: 'Bo@print.example',
      role: 'operator',
    })
    expect(invited).toMatchObject({ status: 201, body: { email: 'bo@print.example', role: 'operator' } })
    const { link, ...invitation } = invited.body
    const listed = await first.call<{ items: Invitation[] }>('GET', '/api/v1/invitations')
    expect(listed.body.items).toStrictEqual([invitation])

    const accept = (name: string) =>
      openBrowser(url).call<Session>('POST', '/api/v1/invitations/accept', {
        token: tokenOf(link),
        name,
        password,
        language: 'da',
      })
    const answers = await Promise.all([accept('Bo'), accept('Bo Two')])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toStrictEqual([200, 422])
    expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({
      user: { email: 'bo@print.example', role: 'operator', language: 'da' },
    })
    expect(
      await first.call('POST', '/api/v1/invitations', { email: 'bo@print.example', role: 'viewer' }),
    ).toMatchObject({ status: 409, body: { code: 'email_taken' } })

    const input = { email: 'late@print.example', role: 'viewer' }
    const replaced = await first.call<NewInvitation>('POST', '/api/v1/invitations', input)
    const current = await first.call<NewInvitation>('POST', '/api/v1/invitations', input)
    const revoked = await first.call('DELETE', `/api/v1/invitations/${current.body.id}`)
    expect(revoked).toMatchObject({ status: 204 })
    for (const { body } of [replaced, current]) {
      const late = { token: tokenOf(body.link), name: 'Late', password }
      expect(await openBrowser(url).call('POST', '/api/v1/invitations/accept', late)).toMatchObject({
        status: 422,
        body: { code: 'link_invalid' },
      })
    }
    expect((await first.call<{ items: Invitation[] }>('GET', '/api/v1/invitations')).body.items).toHaveLength(
      0,
    )
  })

  it('give somebody who forgot the password a new one, and end the sessions of who knew the old one', async () => {
    const user = await join(url, 'forgot@print.example', 'operator')
    const path = `/api/v1/users/${user.user.id}/password-link`
    const { status, body } = await first.call<NewInvitation>('POST', path)
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { purpose: 'password', email: user.email, role: 'operator' },
    })
    const input = { token: tokenOf(body.link), name: 'Found', password }
    const again = openBrowser(url)
    expect(await again.call('POST', '/api/v1/invitations/read', { token: input.token })).toMatchObject({
      status: 200,
      body: { purpose: 'password', email: user.email, name: 'forgot' },
    })
    expect(await again.call('POST', '/api/v1/invitations/accept', input)).toMatchObject({
      status: 200,
      body: { user: { id: user.user.id, name: 'Found', role: 'operator' } },
    })
    expect(await who(user)).toMatchObject({ user: null })
    expect(await who(again)).toMatchObject({ user: { email: user.email } })
    expect(await signIn(user, user.email, testPassword)).toMatchObject({ status: 401 })

    const late = await first.call<NewInvitation>('POST', path)
    await first.call('PATCH', `/api/v1/users/${user.user.id}`, { state: 'disabled' })
    const useLate = { ...input, token: tokenOf(late.body.link) }
    expect(await user.call('POST', '/api/v1/invitations/accept', useLate)).toMatchObject({ status: 422 })
    expect(await first.call('POST', path)).toMatchObject({ status: 409, body: { code: 'user_disabled' } })
    await first.call('DELETE', `/api/v1/invitations/${late.body.id}`)
  })

  it('are refused for an e-mail nobody could sign in with, and for a short password', async () => {
    for (const email of ['bo', 'bo@localhost', 'b o@print.example', 'bo@print.example\n']) {
      const answer = await first.call('POST', '/api/v1/invitations', { email, role: 'viewer' })
      expect(answer).toMatchObject({ status: 422, body: { details: [{ path: '/email' }] } })
    }
    const short = { token: 'x', name: 'Bo', password: '123456789' }
    expect(await first.call('POST', '/api/v1/invitations/accept', short)).toMatchObject({
      status: 422,
      body: { details: [{ path: '/password' }] },
    })
  })
})

describe('users', () => {
  it('lose their sessions when they are disabled, and cannot sign in until they are active again', async () => {
    const user = await join(url, 'gone@print.example', 'operator')
    const change = (state: string) => first.call<User>('PATCH', `/api/v1/users/${user.user.id}`, { state })
    expect(await change('disabled')).toMatchObject({ status: 200, body: { state: 'disabled' } })
    expect(await user.call('GET', '/api/v1/customers')).toMatchObject({ status: 401 })
    expect(await signIn(user, user.email, testPassword)).toMatchObject({
      status: 401,
      body: { code: 'credentials_wrong' },
    })
    expect(await change('active')).toMatchObject({ status: 200 })
    expect(await signIn(user, user.email, testPassword)).toMatchObject({ status: 200 })
  })

  it('always leave one active administrator, also when two demote each other', async () => {
    const other = await join(url, 'second@print.example', 'administrator')
    const { user } = await who(first)
    const demote = (browser: Browser, id: string | undefined) =>
      browser.call('PATCH', `/api/v1/users/${id}`, { role: 'viewer' })
    const answers = await Promise.all([demote(first, other.user.id), demote(other, user?.id)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBe(200)
    const { items } = await postbud.must<{ items: User[] }>('GET', '/api/v1/users')
    const left = items.filter(({ role, state }) => role === 'administrator' && state === 'active')
    expect(left).toHaveLength(1)
    for (const change of [{ role: 'operator' }, { state: 'disabled' }]) {
      expect(await postbud.call('PATCH', `/api/v1/users/${left[0]?.id}`, change)).toMatchObject({
        status: 409,
        body: { code: 'last_administrator' },
      })
    }
    // For the tests that follow.
    await postbud.must('PATCH', `/api/v1/users/${user?.id}`, { role: 'administrator' })
    await signIn(first, user?.email ?? '', password)
    expect(await who(first)).toMatchObject({ user: { role: 'administrator' } })
  })

  it('change name and language themselves; a key has nobody to change', async () => {
    const user = await join(url, 'self@print.example', 'viewer')
    const change = { name: 'Søren Ø', language: 'da' }
    expect(await user.call('PATCH', '/api/v1/session/user', change)).toMatchObject({
      status: 200,
      body: change,
    })
    expect(await postbud.call('PATCH', '/api/v1/session/user', change)).toMatchObject({
      status: 422,
      body: { code: 'user_required' },
    })
  })

  it('are in the history with what was done to them and by whom, and are named in what they do', async () => {
    const user = await join(url, 'history@print.example', 'operator')
    await user.call('POST', '/api/v1/customers', { name: 'Nordlys', referenceId: 'HISTORY' })
    await user.call('PATCH', '/api/v1/session/user', { password: { current: testPassword, next: password } })
    await first.call('PATCH', `/api/v1/users/${user.user.id}`, { role: 'viewer' })
    await first.call('PATCH', `/api/v1/users/${user.user.id}`, { state: 'disabled' })
    const { items } = await postbud.must<{ items: HistoryEntry[] }>('GET', '/api/v1/history?limit=6')
    const administrator = (await who(first)).user?.email
    expect(items.map(({ action, who }) => [action, who])).toStrictEqual([
      ['user.disabled', administrator],
      ['user.changed', administrator],
      ['user.password_changed', user.email],
      ['customer.created', user.email],
      ['user.joined', user.email],
      ['user.invited', 'key:POSTBUD_API_KEY'],
    ])
    expect(items[1]).toMatchObject({ before: { role: 'operator' }, after: { role: 'viewer' } })
  })
})

describe('other web sites', () => {
  const customer = (referenceId: string) => ({ name: 'Nordlys', referenceId })

  it('cannot use a session', async () => {
    const user = await join(url, 'origin@print.example', 'operator')
    const send = (headers: Record<string, string>, id: string) =>
      user.call('POST', '/api/v1/customers', customer(id), headers)
    for (const origin of ['https://evil.example', 'null', `${url()}.evil.example`, 'file://', '']) {
      expect(await send({ origin }, 'X')).toMatchObject({ status: 403, body: { code: 'origin_refused' } })
    }
    expect(await send({ origin: '', 'sec-fetch-site': 'same-site' }, 'X')).toMatchObject({ status: 403 })
    expect(await send({ origin: '', 'sec-fetch-site': 'same-origin' }, 'A')).toMatchObject({ status: 201 })
    expect(await send({}, 'B')).toMatchObject({ status: 201 })
    const read = await user.call('GET', '/api/v1/customers', undefined, { origin: 'https://evil.example' })
    expect(read.status).toBe(200)
    expect(read.headers.has('access-control-allow-origin')).toBe(false)
    expect(read.headers.get('cache-control')).toBe('no-store')
  })

  it('cannot sign somebody in or out', async () => {
    const user = await join(url, 'login@print.example', 'operator')
    const evil = { origin: 'https://evil.example' }
    const body = { email: user.email, password: testPassword }
    expect(await openBrowser(url).call('POST', '/api/v1/session', body, evil)).toMatchObject({ status: 403 })
    expect(await user.call('DELETE', '/api/v1/session', undefined, evil)).toMatchObject({ status: 403 })
    expect(await who(user)).toMatchObject({ user: { email: user.email } })
  })

  it('do not matter to a key, which counts alone', async () => {
    const user = await join(url, 'both@print.example', 'administrator')
    const headers = { origin: 'https://evil.example', cookie: user.cookie() }
    expect(await postbud.call('POST', '/api/v1/customers', customer('C'), headers)).toMatchObject({
      status: 201,
    })
    const wrong = { authorization: 'Bearer unknown' }
    expect(await user.call('GET', '/api/v1/users', undefined, wrong)).toMatchObject({
      status: 401,
      body: { code: 'key_unknown' },
    })
    // What the sign-in of a proxy leaves there is no key.
    const basic = { authorization: 'Basic cHJveHk6cHJveHk=' }
    expect(await user.call('GET', '/api/v1/users', undefined, basic)).toMatchObject({ status: 200 })
  })
})

describe('guessing passwords', () => {
  /** As a proxy on this machine says: the address is the one that asks. */
  const from = (address: string, email: string, password: string) =>
    openBrowser(url).call('POST', '/api/v1/session', { email, password }, { 'x-forwarded-for': address })

  it('is answered the same whether there is such a user or not', async () => {
    const user = await join(url, 'known@print.example', 'viewer')
    const known = await from('192.0.2.1', user.email, 'wrong')
    const unknown = await from('192.0.2.1', 'unknown@print.example', 'wrong')
    const noEmail = await from('192.0.2.1', 'no e-mail', 'wrong')
    expect(known).toMatchObject({ status: 401, body: { code: 'credentials_wrong' } })
    for (const answer of [unknown, noEmail]) expect(answer.text).toBe(known.text)
  })

  it('ends after ten for an e-mail, wherever they come from, and begins anew after a quarter of an hour', async () => {
    const user = await join(url, 'target@print.example', 'viewer')
    const attempt = (number: number) => from(`198.51.100.${number}`, 'TARGET@print.example', 'wrong')
    const answers = await Promise.all(Array.from({ length: 14 }, (_, number) => attempt(number)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(4)
    const right = await from('198.51.100.99', user.email, testPassword)
    expect(right).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(890)
    expect(Number(right.headers.get('retry-after'))).toBeLessThanOrEqual(900)
    await postbud.testDatabase.database.sql`update sign_in_attempts set since = now() - interval '16 minutes'`
    expect(await from('198.51.100.99', user.email, testPassword)).toMatchObject({ status: 200 })
  })

  it('ends after fifty from an address or a network of IPv6; who succeeds is not counted', async () => {
    const user = await join(url, 'house@print.example', 'viewer')
    const { sql } = postbud.testDatabase.database
    for (let count = 0; count < 12; count++) {
      expect(await from('203.0.113.1', user.email, testPassword)).toMatchObject({ status: 200 })
    }
    await sql`delete from sign_in_attempts`
    await from('2001:db8:1:2::1', 'one@print.example', 'wrong')
    await sql`update sign_in_attempts set count = 50`
    expect(await from('2001:db8:1:2:ffff::9', user.email, testPassword)).toMatchObject({ status: 429 })
    expect(await from('2001:db8:1:3::1', user.email, testPassword)).toMatchObject({ status: 200 })
  })

  it('counts what a proxy says in other words, with a port or hidden', async () => {
    const user = await join(url, 'proxied@print.example', 'viewer')
    const { sql } = postbud.testDatabase.database
    for (const [said, same] of [
      ['192.0.2.7:5001', '192.0.2.7'],
      ['[2001:db8:7::1]:5001', '2001:db8:7::2'],
      ['unknown', 'unknown'],
    ] as const) {
      await sql`delete from sign_in_attempts`
      expect(await from(said, 'one@print.example', 'wrong')).toMatchObject({ status: 401 })
      await sql`update sign_in_attempts set count = 50`
      expect(await from(same, user.email, testPassword)).toMatchObject({ status: 429 })
    }
  })
})

describe('answers', () => {
  it('tell browsers what they may do, errors and pages, too', async () => {
    for (const path of ['/api/v1/session', '/api/v1/nothing', '/healthz', '/reference']) {
      const { headers } = await openBrowser(url).call('GET', path)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.has('strict-transport-security')).toBe(false)
    }
  })

  it('insist on https, and the cookie with them, when PUBLIC_URL does', async () => {
    const secure = await startTestPostbud({ PUBLIC_URL: 'https://postbud.example' })
    try {
      const browser = openBrowser(() => secure.app.url)
      const link = secure.app.setUpLink
      expect(link).toMatch(/^https:\/\/postbud\.example\/set-up\?token=/)
      const body = { token: tokenOf(link), email, name: 'Anna', password }
      // A proxy asks under another name than the one people see.
      const made = await browser.call('POST', '/api/v1/set-up', body, { origin: 'https://postbud.example' })
      expect(made.status).toBe(200)
      expect(made.headers.get('strict-transport-security')).toBe('max-age=15552000')
      expect(browser.lastSet()[0]).toMatch(
        /^__Secure-postbud\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/,
      )
    } finally {
      await secure.stop()
    }
  })
})
