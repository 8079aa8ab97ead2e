import { expect, type Page } from '@playwright/test'
import { it } from 'vitest'
import { settled } from '#test/browser-wait.ts'
import { useConsole } from '#test/browser.ts'

const console = useConsole()

/** Looks at every frame that is painted: whatever is being loaded, the navigation is there, and a page or its sign. */
const watch = `
  window.blanks = []
  // The page before may be there beside it, hidden.
  const isSeen = (part) => [...document.querySelectorAll(part)].some((found) => found.checkVisibility())
  const look = () => {
    const missing = ['nav', 'main h1, main [role="status"]'].filter((part) => !isSeen(part))
    if (missing.length > 0) window.blanks.push(missing.join() + ' of ' + location.pathname)
    requestAnimationFrame(look)
  }
  look()`
const blanksOf = (page: Page) => page.evaluate('window.blanks')

/** Holds back the file in which a text stands, and says how often it was asked for. */
async function holdBack(page: Page, text: string) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const held = { count: 0, release: resolve }
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch()
    if ((await response.text()).includes(text)) {
      held.count += 1
      await promise
    }
    await route.fulfill({ response })
  })
  return held
}

it('the frame stays while the words of a page are on their way', async () => {
  const page = await console.open()
  await settled(page)
  await page.evaluate(watch)
  const held = await holdBack(page, 'There is no customer yet.')

  await page.getByRole('link', { name: 'Customers', exact: true }).click()
  await expect.poll(() => held.count).toBe(1)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  // It takes long: then the page says so, in the frame.
  await expect(page.getByRole('main').getByText('Loading …')).toBeAttached()
  held.release()
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
  expect(await blanksOf(page)).toStrictEqual([])
})

it('no section is blank on the way to it, nor in another language', async () => {
  const page = await console.open()
  await settled(page)
  await page.evaluate(watch)
  const links = page.getByRole('navigation').getByRole('link')
  for (let index = 0; index < (await links.count()); index += 1) {
    await links.nth(index).click()
    await expect(links.nth(index)).toHaveAttribute('aria-current', 'page')
    await settled(page)
  }
  await page.getByText('DA', { exact: true }).click()
  await expect(page.getByRole('link', { name: 'Kunder', exact: true })).toBeVisible()
  await settled(page)
  expect(await blanksOf(page)).toStrictEqual([])
})
