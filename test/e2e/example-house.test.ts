import { expect } from '@playwright/test'
import { it } from 'vitest'
import { useConsole } from '#test/browser.ts'

const console = useConsole()

it('a new house can be looked at with an example, which goes again in one click', async () => {
  const page = await console.open({ as: 'operator' })
  await page.getByRole('button', { name: 'Load the example print house' }).click()
  await expect(page.getByText('The example print house is loaded.')).toBeVisible()
  await page.getByRole('link', { name: 'Customers' }).click()
  await expect(page.getByRole('link', { name: 'Nordlys Plakater ApS' })).toBeVisible()
  await page.getByRole('link', { name: 'Postbacks' }).click()
  await expect(page.getByRole('row', { name: /Nordlys Plakater ApS/ }).first()).toBeVisible()

  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Remove the example' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the example' }).click()
  await expect(page.getByText('The example print house is loaded.')).toHaveCount(0)
  await page.getByRole('link', { name: 'Customers' }).click()
  await expect(page.getByRole('link', { name: 'Nordlys Plakater ApS' })).toHaveCount(0)
})
