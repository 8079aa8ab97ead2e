/**
 * Pictures of the console with the example print house, in both languages, on a desk and on a phone. The three that
 * the README shows go to `docs/images`, all others to `dist/screenshots`.
 */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from '@playwright/test'
import type { Language } from '#contract/accounts.ts'
import { findBrowser } from '#test/browser-program.ts'
import { settled } from '#test/browser-wait.ts'
import { testPassword, tokenOf } from '#test/people.ts'
import { Api } from './demo/api.ts'
import { startPostbud } from './demo/process.ts'

const inReadme = new Set(['trigger.da', 'order.en', 'overview.da'])
const folders = {
  readme: fileURLToPath(new URL('../docs/images', import.meta.url)),
  others: fileURLToPath(new URL('../dist/screenshots', import.meta.url)),
}
/** What comes a moment after the page stands, and belongs in its picture. */
const awaited: Record<string, RegExp> = { trigger: /^4 (?:af|of) 4$/ }
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

interface Named {
  id: string
  name: string
}

/** Paths by the picture's name. */
async function screens(api: Api): Promise<Record<string, string>> {
  const first = async <T extends object>(path: string, wanted: (item: T) => boolean): Promise<T> => {
    const item = (await api.get<{ items: T[] }>(path)).items.find((item) => wanted(item))
    if (!item) throw new Error(`${path} has nothing to show`)
    return item
  }
  const customer = await first<Named>('/api/v1/customers', ({ name }) => name.startsWith('Nordlys'))
  const of = `customerId=${customer.id}`
  const template = await first<Named & { format: string }>(
    `/api/v1/templates?${of}`,
    ({ format }) => format === 'json',
  )
  const mail = await first<Named & { format: string }>(
    `/api/v1/templates?${of}`,
    ({ format }) => format === 'email',
  )
  const trigger = await first<Named & { channel: string; eventType: string }>(
    `/api/v1/triggers?${of}`,
    ({ channel, eventType }) => channel === 'url' && eventType === 'order.shipped',
  )
  const failed = await first<Named>('/api/v1/postbacks?state=failed', () => true)
  const event = await first<{ order: string }>(`/api/v1/events?${of}`, () => true)
  return {
    overview: '/',
    orders: `/orders?number=${encodeURIComponent(event.order)}`,
    order: `/orders/${customer.id}/${encodeURIComponent(event.order)}`,
    events: '/events',
    postbacks: '/postbacks',
    postback: `/postbacks/${failed.id}`,
    customers: '/customers',
    customer: `/customers/${customer.id}`,
    templates: '/templates',
    template: `/templates/${template.id}`,
    mail: `/templates/${mail.id}`,
    trigger: `/triggers/${trigger.id}`,
    'receiver-sheet': `/triggers/${trigger.id}/receiver-sheet`,
    receiver: '/receiver',
    mailbox: '/mailbox',
    settings: '/settings',
  }
}

/** Becomes an administrator by invitation, because the set-up link was printed and is gone. */
async function signIn(browser: Browser, url: string, api: Api) {
  const invited = { email: 'ada@print-house.example', role: 'administrator' }
  const { link } = await api.post<{ link: string }>('/api/v1/invitations', invited)
  const context = await browser.newContext({ baseURL: url })
  const joining = { token: tokenOf(link), name: 'Ada Lovelace', password: testPassword }
  const answer = await context.request.post('/api/v1/invitations/accept', { data: joining })
  if (!answer.ok()) throw new Error(await answer.text())
  const state = await context.storageState()
  await context.close()
  return state
}

async function photograph(browser: Browser, url: string, api: Api): Promise<void> {
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true })
  const storageState = await signIn(browser, url, api)
  const paths = Object.entries(await screens(api))
  const locales: Record<Language, string> = { da: 'da-DK', en: 'en-GB' }
  for (const [language, locale] of Object.entries(locales)) {
    for (const [size, viewport] of Object.entries(sizes)) {
      const context = await browser.newContext({
        baseURL: url,
        storageState,
        locale,
        viewport,
        timezoneId: 'Europe/Copenhagen',
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      for (const [screen, path] of paths) {
        await page.goto(path)
        await settled(page)
        const late = awaited[screen]
        if (late) await page.getByText(late).waitFor()
        const name = `${screen}.${language}`
        const file =
          size === 'desk' && inReadme.has(name)
            ? `${folders.readme}/${name}.png`
            : `${folders.others}/${name}.${size}.png`
        await page.screenshot({ path: file })
        console.log(file)
      }
      await context.close()
    }
  }
}

const postbud = await startPostbud()
try {
  const api = new Api(postbud.url, postbud.key)
  await api.post('/api/v1/example', {})
  await api.finishedPostbacks()
  const { path, env } = findBrowser()
  const browser = await chromium.launch({ executablePath: path, env: { ...process.env, ...env } })
  await photograph(browser, postbud.url, api)
  await browser.close()
} finally {
  await postbud.stop()
}
