import { expect } from '@playwright/test'
import { describe, it } from 'vitest'
import { useConsole } from '#test/browser.ts'
import { testPassword } from '#test/people.ts'

const console = useConsole()
const email = 'ada@print-house.example'

describe('who comes in', () => {
  it('the first administrator, with the set-up link', async () => {
    const link = new URL(console.postbud.app.setUpLink ?? '')
    const page = await console.open({ as: null, language: 'da', path: `${link.pathname}${link.search}` })
    await page.getByLabel('Navn').fill('Ada')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Vælg en adgangskode', { exact: true }).fill('kort')
    await page.getByRole('button', { name: 'Opret administrator' }).click()
    await expect(page.getByText('Brug mindst 10 tegn.')).toBeVisible()
    await page.getByLabel('Vælg en adgangskode', { exact: true }).fill(testPassword)
    await page.getByRole('button', { name: 'Opret administrator' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Overblik' })).toBeVisible()

    await page.goto(`${link.pathname}${link.search}`)
    await expect(page.getByText('Postbud er allerede sat op.')).toBeVisible()
  })

  it('nobody with a wrong password; the right one leads to where they wanted to go, until they sign out', async () => {
    const page = await console.open({ as: null, path: '/customers?state=all' })
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toContainText('E-mail or password is wrong.')
    await expect(page.getByLabel('E-mail')).toHaveValue(email)
    await page.getByLabel('Password', { exact: true }).fill(testPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    // In the language that this person chose.
    await expect(page.getByRole('heading', { level: 1, name: 'Kunder' })).toBeVisible()
    expect(new URL(page.url()).search).toBe('?state=all')

    await page.getByRole('button', { name: 'Ada' }).click()
    await page.getByRole('menuitem', { name: 'Log ud' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible()
    await page.goto('/postbacks')
    await expect(page.getByRole('heading', { level: 1, name: 'Log ind' })).toBeVisible()
  })
})

describe('what roles may do', () => {
  it('viewers read, and are not offered what they may not do', async () => {
    const { id } = await console.postbud.customer({ name: 'Nordlys Plakater ApS' })
    const page = await console.open({ as: 'viewer', path: '/customers' })
    await expect(page.getByRole('link', { name: 'Nordlys Plakater ApS' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'New customer' })).toHaveCount(0)
    await page.goto(`/customers/${id}?tab=settings`)
    await expect(page.getByText('You can look, not change.')).toBeVisible()
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  })

  it('operators set up, but do not let others in', async () => {
    const page = await console.open({ as: 'operator', path: '/customers' })
    await expect(page.getByRole('link', { name: 'New customer' })).toBeVisible()
    await page.goto('/settings/users')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Invite' })).toHaveCount(0)
  })

  it('an invited person chooses a password and is in, as what they were invited', async () => {
    const { link } = await console.postbud.must<{ link: string }>('POST', '/api/v1/invitations', {
      email: 'grace@print-house.example',
      role: 'viewer',
    })
    const { pathname, search } = new URL(link)
    const page = await console.open({ as: null, path: `${pathname}${search}` })
    await page.getByLabel('Name').fill('Grace')
    await page.getByLabel('Choose a password', { exact: true }).fill(testPassword)
    await page.getByRole('button', { name: 'Join' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
    await page.goto('/account')
    await expect(page.getByText('Viewer')).toBeVisible()
  })
})
