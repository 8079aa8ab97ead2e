import { expect, type Page } from '@playwright/test'
import { it } from 'vitest'
import { write } from '#test/browser-editor.ts'
import { useConsole } from '#test/browser.ts'

const console = useConsole()

it('two people on one template: neither is overwritten', async () => {
  const { postbud } = console
  const id = await postbud.template({ name: 'Shipped', source: '{"by": "nobody"}' })
  const draft = async () => {
    const template = await postbud.must<{ draft: { source: string } }>('GET', `/api/v1/templates/${id}`)
    return template.draft.source
  }
  const ada = await console.open({ path: `/templates/${id}` })
  const otto = await console.open({ as: 'operator', path: `/templates/${id}` })
  await expect(otto.getByRole('textbox', { name: 'Template', exact: true })).toContainText('nobody')

  await write(ada, 'Template', '{"by": "ada"}')
  await expect.poll(draft).toBe('{"by": "ada"}')
  await write(otto, 'Template', '{"by": "otto"}')
  const conflict = otto.getByRole('region', { name: 'Two versions of this draft' })
  await expect(conflict).toContainText('{"by": "ada"}')
  await expect(conflict).toContainText('{"by": "otto"}')
  expect(await draft()).toBe('{"by": "ada"}')

  await conflict.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(draft).toBe('{"by": "otto"}')
})

it('two people on one trigger: what each changed apart stays', async () => {
  const { postbud } = console
  const customer = await postbud.customer()
  const id = await postbud.trigger({
    name: 'Shipped',
    customerId: customer.id,
    templateId: await postbud.template({ customerId: customer.id }),
  })
  const stored = () => postbud.must<{ name: string; condition: string }>('GET', `/api/v1/triggers/${id}`)
  const ada = await console.open({ path: `/triggers/${id}` })
  const otto = await console.open({ as: 'operator', path: `/triggers/${id}` })
  await expect(otto.getByLabel('Name', { exact: true })).toHaveValue('Shipped')

  await ada.getByLabel('Name', { exact: true }).fill('Shipped to ERP')
  await expect.poll(async () => (await stored()).name).toBe('Shipped to ERP')
  await otto.getByText('Only if').click()
  await otto.getByRole('textbox', { name: 'Condition' }).fill('order.currency == "DKK"')
  const conflict = otto.getByRole('alert').filter({ hasText: 'has changed this trigger' })
  await expect(conflict).toContainText('administrator@print-house.example')
  await expect(conflict).toContainText('Shipped to ERP')
  await conflict.getByRole('button', { name: 'Put my changes on top' }).click()
  await expect.poll(stored).toMatchObject({ name: 'Shipped to ERP', condition: 'order.currency == "DKK"' })
  await expect(otto.getByLabel('Name', { exact: true })).toHaveValue('Shipped to ERP')
})

it('two people on one customer: the later one is told, and loses nothing', async () => {
  const { postbud } = console
  const { id } = await postbud.customer({ name: 'Nordlys' })
  const path = `/customers/${id}?tab=settings`
  const ada = await console.open({ path })
  const otto = await console.open({ as: 'operator', path })
  const form = (page: Page) => page.getByRole('region', { name: 'About the customer' })
  const name = (page: Page) => form(page).getByLabel('Name', { exact: true })
  const save = (page: Page) => form(page).getByRole('button', { name: 'Save' }).click()
  await expect(name(otto)).toHaveValue('Nordlys')
  await name(ada).fill('Nordlys Foto')
  await save(ada)
  await expect(ada.getByRole('heading', { level: 1, name: 'Nordlys Foto' })).toBeVisible()

  await name(otto).fill('Nordlys Plakater')
  await save(otto)
  await expect(otto.getByText(/they wrote “Nordlys Foto”/)).toBeVisible()
  await expect(name(otto)).toHaveValue('Nordlys Plakater')
  await save(otto)
  await expect(otto.getByRole('heading', { level: 1, name: 'Nordlys Plakater' })).toBeVisible()
})
