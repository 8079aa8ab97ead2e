import { expect, type Page } from '@playwright/test'
import { it } from 'vitest'
import { write } from '#test/browser-editor.ts'
import { useConsole } from '#test/browser.ts'

const console = useConsole()

interface Stored {
  id: string
  entries: { key: string; value: string }[]
}

const make = async (fields: object) => await console.postbud.must<Stored>('POST', '/api/v1/lookups', fields)
const stored = (id: string) => console.postbud.must<Stored>('GET', `/api/v1/lookups/${id}`)
const idOf = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? ''
const cell = (page: Page, column: 'Key' | 'Value', row: number) =>
  page.getByRole('textbox', { name: `${column}, row ${row}`, exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click()
const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()

/** As if it had been copied in a spreadsheet. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  await page.keyboard.press('Control+V')
}

it('is made, typed and pasted into, used in a template, and changed', async () => {
  const page = await console.open({ path: '/settings/lookups' })
  await page.getByLabel('Name', { exact: true }).fill('method')
  await page.getByRole('button', { name: 'New table' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'method' })).toBeVisible()
  const path = new URL(page.url()).pathname

  await cell(page, 'Key', 1).fill('normal')
  await cell(page, 'Value', 1).fill('1')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Key', 2)).toBeFocused()
  await paste(page, 'normal\t2\r\nexpress\t3\r\n')
  await expect(cell(page, 'Value', 3)).toHaveValue('3')
  await page.getByRole('button', { name: 'Remove row 1' }).click()
  await expect(cell(page, 'Key', 1)).toHaveValue('normal')
  await expect(cell(page, 'Key', 3)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cell(page, 'Key', 1)).toBeFocused()
  await save(page)
  await expect(cell(page, 'Key', 2)).toBeFocused()
  await expect(cell(page, 'Key', 2)).toHaveAccessibleDescription('Row 1 has this key already.')
  await cell(page, 'Key', 2).fill('pallet')
  await page.getByRole('radio', { name: 'This text' }).check()
  await page.getByLabel('Text for unknown values').fill('other')
  await save(page)
  await saved(page)
  expect(await stored(idOf(page))).toMatchObject({
    entries: [
      { key: 'normal', value: '1' },
      { key: 'pallet', value: '2' },
      { key: 'express', value: '3' },
    ],
    unknown: { kind: 'text', text: 'other' },
  })

  const id = await console.postbud.template({ format: 'text', source: '' })
  const template = `/templates/${id}?sampleId=order-shipped-split`
  await page.goto(template)
  const editor = page.getByRole('textbox', { name: 'Template', exact: true })
  await editor.click()
  await page.keyboard.type('{{lookups("me')
  await page.getByRole('option', { name: 'method' }).click()
  await expect(editor).toContainText('lookups("method")')
  const text = '{{ lookups("method", "express") }}, {{ lookups("method", order.number) }}'
  await write(page, 'Template', text)
  await expect(page.getByRole('region', { name: 'Body' })).toHaveText('3, other')
  const draft = () => console.postbud.must<{ draft: object }>('GET', `/api/v1/templates/${id}`)
  await expect.poll(draft).toMatchObject({ draft: { source: text } })

  await page.goto(path)
  await page.getByRole('searchbox', { name: 'Search keys and values' }).fill('EXP')
  await expect(cell(page, 'Value', 1)).toHaveCount(0)
  await cell(page, 'Value', 3).fill('33')
  await save(page)
  await saved(page)
  await page.goto(template)
  await expect(page.getByRole('region', { name: 'Body' })).toHaveText('33, other')
})

it('says who uses it, and cannot be removed before that ends', async () => {
  const { postbud } = console
  const customer = await postbud.customer()
  const of = { customerId: customer.id }
  const { id } = await make({ name: 'state', ...of, entries: [{ key: 'shipped', value: 'S' }] })
  const source = '{"state": "{{ lookups("state", "shipped") }}"}'
  const templateId = await postbud.template({ ...of, source })
  const triggerId = await postbud.trigger({ name: 'Shipped to ERP', ...of, templateId })
  const page = await console.open({ path: `/lookups/${id}` })
  await expect(page.getByRole('region', { name: 'Used by' })).toContainText('Shipped to ERP')
  await page.getByRole('button', { name: 'Remove table' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove state?' })
  await expect(dialog.getByRole('link', { name: 'Shipped to ERP' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Remove table' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Triggers use this look-up table: “Shipped to ERP”.')

  await postbud.must('DELETE', `/api/v1/triggers/${triggerId}`)
  await dialog.getByRole('button', { name: 'Remove table' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nordlys Plakater ApS' })).toBeVisible()
  expect((await postbud.call('GET', `/api/v1/lookups/${id}`)).status).toBe(404)
})

it('two people on one table: neither is overwritten', async () => {
  const { id } = await make({
    name: 'carrier',
    entries: [
      { key: 'GLS', value: '17' },
      { key: 'DHL', value: '4' },
    ],
  })
  const path = `/lookups/${id}`
  const [ada, otto] = [await console.open({ path }), await console.open({ as: 'operator', path })]
  await expect(cell(otto, 'Value', 2)).toHaveValue('4')
  await cell(ada, 'Value', 1).fill('18')
  await cell(ada, 'Value', 2).fill('5')
  await save(ada)
  await saved(ada)

  await cell(otto, 'Value', 2).fill('6')
  await save(otto)
  await expect(otto.getByText('GLS: “17” is now “18”')).toBeVisible()
  await expect(otto.getByText('DHL: “4” is now “5”')).toBeVisible()
  await expect(cell(otto, 'Value', 1)).toHaveValue('18')
  await expect(cell(otto, 'Value', 2)).toHaveValue('6')
  await save(otto)
  await saved(otto)
  expect((await stored(id)).entries).toStrictEqual([
    { key: 'GLS', value: '18' },
    { key: 'DHL', value: '6' },
  ])
})

it('is read by a viewer, also when it is long', async () => {
  const entries = Array.from({ length: 2000 }, (_, index) => ({ key: `SKU-${index + 1}`, value: `${index}` }))
  const { id } = await make({ name: 'product', entries })
  const page = await console.open({ as: 'viewer', path: `/lookups/${id}` })
  await expect(page.getByText('You may look at this table.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Save|Remove|Add/ })).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Search keys and values' }).fill('sku-2000')
  await expect(page.getByRole('cell', { name: 'SKU-2000' })).toBeVisible()
})
