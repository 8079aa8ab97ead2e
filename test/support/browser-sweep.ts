import { expect as expectPage, type Page } from '@playwright/test'
import { beforeAll, expect, it } from 'vitest'
import type { Language } from '#contract/accounts.ts'
import { violations } from './browser-axe.ts'
import { settled } from './browser-wait.ts'
import { useConsole } from './browser.ts'
import { loadPrintHouse, type PrintHouse } from './print-house.ts'

/** Every screen, with something to see on it; those without a frame are for who is not signed in. */
const screens: [path: (house: PrintHouse) => string, options?: { outside?: boolean; narrow?: boolean }][] = [
  [() => '/sign-in', { outside: true }],
  [() => '/set-up?token=none', { outside: true }],
  [() => '/invitation?token=none', { outside: true }],
  [() => '/', { narrow: true }],
  [() => '/orders', { narrow: true }],
  [({ orderKey }) => `/orders?number=${orderKey}`, { narrow: true }],
  [({ customerId, orderKey }) => `/orders/${customerId}/${orderKey}`, { narrow: true }],
  [() => '/events'],
  [() => '/events?tab=refused'],
  [({ eventId }) => `/events/${eventId}`],
  [() => '/postbacks', { narrow: true }],
  [() => '/postbacks?state=failed', { narrow: true }],
  [({ postbackIds }) => `/postbacks/${postbackIds.sent}`, { narrow: true }],
  [({ postbackIds }) => `/postbacks/${postbackIds.failed}`, { narrow: true }],
  [({ postbackIds }) => `/postbacks/${postbackIds.mailed}`, { narrow: true }],
  [() => '/customers'],
  [() => '/customers/new'],
  [({ customerId }) => `/customers/${customerId}`],
  [({ customerId }) => `/customers/${customerId}?tab=triggers`],
  [({ customerId }) => `/customers/${customerId}?tab=templates`],
  [({ customerId }) => `/customers/${customerId}?tab=postbacks`],
  [({ customerId }) => `/customers/${customerId}?tab=settings`],
  [() => '/templates'],
  [() => '/templates/new'],
  [({ templateIds }) => `/templates/${templateIds.code}`],
  [({ templateIds }) => `/templates/${templateIds.code}?result=values`],
  [({ templateIds }) => `/templates/${templateIds.email}`],
  [({ templateIds }) => `/templates/${templateIds.code}/versions?version=1`, { narrow: true }],
  [() => '/triggers'],
  [({ customerId }) => `/triggers/new?customerId=${customerId}`],
  [({ triggerIds }) => `/triggers/${triggerIds.url}`],
  [({ triggerIds }) => `/triggers/${triggerIds.email}`],
  [({ triggerIds }) => `/triggers/${triggerIds.url}/receiver-sheet`],
  [() => '/receiver'],
  [() => '/mailbox'],
  [() => '/settings/users'],
  [() => '/settings/keys'],
  [() => '/settings/mail'],
  [() => '/settings/addresses'],
  [() => '/settings/secrets'],
  [() => '/settings/lookups'],
  [({ lookupId }) => `/lookups/${lookupId}`, { narrow: true }],
  [() => '/settings/events'],
  [() => '/settings/history'],
  [() => '/settings/about'],
  [() => '/account'],
  [() => '/there/is/no/such/page'],
]

/** Tests of every screen in a language, light and dark, with axe; and of those that are read on a phone, its width. */
export function sweep(language: Language): void {
  const console = useConsole()
  let house: PrintHouse
  beforeAll(async () => {
    house = await loadPrintHouse(console.postbud)
  })

  let inside: Page | null = null
  let outside: Page | null = null

  async function show(path: string, isOutside: boolean): Promise<Page> {
    const before = isOutside ? outside : inside
    const page = before ?? (await console.open({ language, stays: true, ...(isOutside ? { as: null } : {}) }))
    if (isOutside) outside = page
    else inside = page
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(path)
    await settled(page)
    return page
  }

  it.each(screens)('%s can be used by everybody', async (path, { outside = false, narrow = false } = {}) => {
    const page = await show(path(house), outside)
    await expectPage(page.locator('html')).toHaveAttribute('lang', language)
    const inLight = await violations(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectPage(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await settled(page)
    // Nothing else depends on it.
    const inDark = await violations(page, 'color-contrast')
    const pixelsTooWide = narrow ? await overhang(page) : 0
    expect({ inLight, inDark, pixelsTooWide }).toStrictEqual({ inLight: [], inDark: [], pixelsTooWide: 0 })
  })

  it('the search and the list of keys can be used by everybody', async () => {
    const page = await show('/', false)
    await page.keyboard.press('Control+K')
    await expectPage(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await page.keyboard.type(house.orderKey)
    await expectPage(page.getByRole('option').first()).toBeVisible()
    const inSearch = await violations(page)
    await page.keyboard.press('Escape')
    await expectPage(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('?')
    await expectPage(page.getByRole('dialog')).toBeVisible()
    await settled(page)
    expect({ inSearch, inKeys: await violations(page) }).toStrictEqual({ inSearch: [], inKeys: [] })
  })
}

/** Charts follow the page's width a moment later. */
const followMilliseconds = 2000

/** On a phone a page scrolls down only: what is wider scrolls in its own box. */
async function overhang(page: Page): Promise<number> {
  await page.setViewportSize({ width: 390, height: 844 })
  const over = () =>
    page.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
  // Asked from outside: what waits in the page is evaluated there, which the page's policy forbids. When it does not
  // fit in time, the number says by how much.
  await expectPage
    .poll(over, { timeout: followMilliseconds })
    .toBeLessThanOrEqual(0)
    .catch(() => {})
  return await over()
}
