import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { Language, Role, Session } from '#contract/accounts.ts'
import { watchFaults } from './browser-faults.ts'
import { testPassword, tokenOf } from './people.ts'
import { startTestPostbud, type TestPostbud } from './postbud.ts'

interface OpenOptions {
  /** Where to begin. */
  path?: string
  language?: Language
  /** Signed in as this; null: not at all. */
  as?: Role | null
  scheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
  /** Not closed after the test: what is loaded once need not be loaded again. */
  stays?: boolean
}

/** The console of a real Postbud in a real browser. */
export interface BrowserConsole {
  readonly postbud: TestPostbud
  /** A page of a person's own browser. A fault on it fails the test, unless it is none for a person either. */
  open: (options?: OpenOptions) => Promise<Page>
}

const pictures = fileURLToPath(new URL('../../test-results', import.meta.url))
/** What anything in a page is waited for. */
const longestMilliseconds = 10_000

/** To be called once at the top of a file: starts Postbud and a browser for it, and ends both. */
export function useConsole(env: Record<string, string> = {}): BrowserConsole {
  let postbud: TestPostbud
  let browser: Browser
  const people = new Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>()
  const contexts: Opened[] = []
  const faults: string[] = []

  beforeAll(async () => {
    const { path, env: own } = inject('browserProgram')
    ;[postbud, browser] = await Promise.all([
      startTestPostbud(env),
      chromium.launch({ executablePath: path, env: { ...process.env, ...own } }),
    ])
  })

  afterAll(async () => {
    await browser?.close()
    await postbud?.stop()
  })

  afterEach(async ({ task }) => {
    const isFailed = task.result?.state === 'fail' || faults.length > 0
    if (isFailed) await photograph(contexts, task.name)
    const done = contexts.splice(0)
    contexts.push(...done.filter(({ stays }) => stays))
    for (const { context, stays } of done) if (!stays) await context.close()
    expect(faults.splice(0), 'faults in the browser').toStrictEqual([])
  })

  async function open(options: OpenOptions = {}): Promise<Page> {
    const { path = '/', language = 'en', as = 'administrator', scheme = 'light', viewport, stays } = options
    const context = await browser.newContext({
      baseURL: postbud.app.url,
      locale: language === 'da' ? 'da-DK' : 'en-GB',
      timezoneId: 'Europe/Copenhagen',
      colorScheme: scheme,
      // What moves would be looked at half way.
      reducedMotion: 'reduce',
      viewport: viewport ?? { width: 1440, height: 900 },
      ...(as === null ? {} : { storageState: await signedIn(as) }),
    })
    contexts.push({ context, stays: stays === true })
    context.setDefaultTimeout(longestMilliseconds)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    watchFaults(context, (fault) => faults.push(fault))
    const page = await context.newPage()
    await page.goto(path)
    return page
  }

  /** Each role becomes a person once for the file: with the set-up link, the others by invitation. */
  async function signedIn(role: Role) {
    const known = people.get(role)
    if (known) return known
    const context = await browser.newContext({ baseURL: postbud.app.url })
    const body = { name: names[role], password: testPassword }
    const { setUpNeeded } = await postbud.must<Session>('GET', '/api/v1/session')
    const answer =
      role === 'administrator' && setUpNeeded
        ? await context.request.post('/api/v1/set-up', {
            data: { ...body, token: tokenOf(postbud.app.setUpLink), email: emailOf(role) },
          })
        : await context.request.post('/api/v1/invitations/accept', {
            data: { ...body, token: tokenOf((await invite(role)).link) },
          })
    if (!answer.ok()) throw new Error(`${role} could not sign in: ${await answer.text()}`)
    const state = await context.storageState()
    await context.close()
    people.set(role, state)
    return state
  }

  const invite = async (role: Role) =>
    await postbud.must<{ link: string }>('POST', '/api/v1/invitations', { email: emailOf(role), role })

  return {
    get postbud() {
      return postbud
    },
    open,
  }
}

export function emailOf(role: Role): string {
  return `${role}@print-house.example`
}

const names: Record<Role, string> = {
  administrator: 'Ada Admin',
  operator: 'Otto Operator',
  viewer: 'Vera Viewer',
}

interface Opened {
  context: BrowserContext
  stays: boolean
}

async function photograph(opened: Opened[], test: string): Promise<void> {
  await mkdir(pictures, { recursive: true })
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)
  for (const [index, page] of opened.flatMap(({ context }) => context.pages()).entries()) {
    // A page that does not answer any more cannot be photographed: the test has its own failure to show.
    await page.screenshot({ path: `${pictures}/${name}-${index + 1}.png`, fullPage: true }).catch(() => {})
  }
}
