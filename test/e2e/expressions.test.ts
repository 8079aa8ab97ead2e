import { expect } from '@playwright/test'
import { it } from 'vitest'
import { useConsole } from '#test/browser.ts'

const console = useConsole()

it('what an expression uses is loaded when it is typed', async () => {
  const { postbud } = console
  const customer = await postbud.customer()
  const id = await postbud.trigger({
    customerId: customer.id,
    templateId: await postbud.template({ customerId: customer.id }),
  })
  const page = await console.open({ path: `/triggers/${id}` })
  const scripts: string[] = []
  page.on('request', (request) => scripts.push(request.url()))
  const loaded = () => scripts.filter((url) => url.includes('/date-filters'))

  await page.getByText('Only if').click()
  const condition = page.getByRole('textbox', { name: 'Condition' })
  await condition.fill('order.number == "none"')
  await expect(page.getByText('it would not be sent.')).toBeVisible()
  expect(loaded()).toStrictEqual([])
  await condition.fill('"2026-10-02" | date("%d.%m.") == "02.10."')
  await expect(page.getByText('it would be sent.')).toBeVisible()
  expect(loaded()).toHaveLength(1)
})

it('a slip in a condition is told below it, once it is saved', async () => {
  const { postbud } = console
  const customer = await postbud.customer()
  const templateId = await postbud.template({ customerId: customer.id })
  const id = await postbud.trigger({ customerId: customer.id, templateId })
  const page = await console.open({ path: `/triggers/${id}` })
  await page.getByText('Only if').click()
  const condition = page.getByRole('textbox', { name: 'Condition' })
  await condition.fill('order.numbr == "100482"')
  await expect(page.getByText('Did you mean number?')).toBeVisible()
  await condition.fill('order.number == "100482"')
  await expect(page.getByText('Did you mean number?')).toHaveCount(0)
})
