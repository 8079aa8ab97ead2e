import { expect } from '@playwright/test'
import { it } from 'vitest'
import { write } from '#test/browser-editor.ts'
import { useConsole } from '#test/browser.ts'

const console = useConsole()

interface Stored {
  latestVersion: number | null
  draft: { source: string }
}

const stored = (id: string) => console.postbud.must<Stored>('GET', `/api/v1/templates/${id}`)

it('starts from the gallery, completes, shows a problem at its place and publishes', async () => {
  const page = await console.open({ path: '/templates/new' })
  await page.getByLabel('Name', { exact: true }).fill('Order lines')
  await page.getByRole('radio', { name: 'Order with its items' }).check()
  await expect(page.getByRole('region', { name: 'Body' })).toContainText('POSTER-50X70-MATTE')
  await page.getByRole('button', { name: 'Make template' }).click()

  const editor = page.getByRole('textbox', { name: 'Template', exact: true })
  await write(page, 'Template', '{"order": "')
  await page.keyboard.type('{{order.ref')
  await page.getByRole('option', { name: /referenceId/ }).click()
  await expect(editor).toHaveText('{"order": "{{ order.referenceId }}')
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('", "x": {{ order.nothing.more }}}')
  const problem = page.getByRole('list', { name: 'Problems' }).getByRole('button').first()
  await expect(problem).toContainText('Line 1:')
  await problem.focus()
  await page.keyboard.press('Enter')
  await expect(editor).toBeFocused()

  await write(page, 'Template', '{"order": "{{ order.referenceId }}", "state": "{{ order.adress.state }}"}')
  await page.getByRole('radio', { name: 'Result' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('checkbox', { name: 'Only what is empty (1)' }).check()
  const empty = page.getByRole('list', { name: 'What each hole, condition and loop did' }).getByRole('button')
  await expect(empty).toHaveCount(1)
  await expect(empty).toContainText('order has no key “adress” in this event.')
  await empty.focus()
  await page.keyboard.press('Enter')
  await expect(editor).toBeFocused()
  await page.keyboard.insertText('x')
  await expect(editor).toContainText('"state": "x{{ order.adress.state }}"')
  await page.getByRole('radio', { name: 'Values' }).focus()
  await page.keyboard.press('ArrowLeft')

  await write(page, 'Template', '{"order": "{{ order.refrenceId | default("") }}"}')
  await expect(problem).toContainText('order.refrenceId is in no sample')
  await page.getByRole('button', { name: 'Change to referenceId' }).click()
  await expect(editor).toHaveText('{"order": "{{ order.referenceId | default("") }}"}')
  await expect(page.getByRole('list', { name: 'Problems' })).toHaveCount(0)

  await write(page, 'Template', '{"order": "{{ order.referenceId }}"}')
  await expect(page.getByRole('region', { name: 'Body' })).toHaveText('{"order": "NP-100482"}')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Publish v1' }).click()
  await expect(page.getByRole('button', { name: 'Compare with v1' })).toBeVisible()
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  expect(await stored(id)).toMatchObject({
    latestVersion: 1,
    draft: { source: '{"order": "{{ order.referenceId }}"}' },
  })
})

it('says what a filter is for beside its name, in the reader’s language', async () => {
  const id = await console.postbud.template({ format: 'text', source: '' })
  const page = await console.open({ path: `/templates/${id}`, language: 'da' })
  await write(page, 'Skabelon', '{{ order.number | rep')
  await page.keyboard.press('Control+Space')
  const option = page.getByRole('option', { name: /^replace/ })
  await expect(option).toHaveAttribute('aria-selected', 'true')
  const info = page
    .getByText('Erstatter en del af teksten alle steder eller kun et antal gange.')
    .locator('..')
  await expect(info).toContainText('| replace(old, new, count=none)')
  await expect(info).toContainText('"a-b-c" | replace("-", "+") → a+b+c')
  // Enter counts only when the list has been there for a moment.
  await option.click()
  await expect(page.getByRole('textbox', { name: 'Skabelon', exact: true })).toContainText('| replace')
})

it('inserts from the input by keyboard: a loop, and in it the element', async () => {
  const id = await console.postbud.template({ format: 'text', source: '' })
  const page = await console.open({ path: `/templates/${id}?sampleId=order-received` })
  const editor = page.getByRole('textbox', { name: 'Template', exact: true })
  await expect(editor).toBeVisible()
  const tree = page.getByRole('tree')
  await page.getByRole('searchbox', { name: 'Name or value' }).fill('lineNumber')
  await tree.getByRole('treeitem', { name: /^items/ }).focus()
  await page.keyboard.press('Enter')
  await expect(editor).toContainText('{% for item in order.items %}')
  await tree
    .getByRole('treeitem', { name: /^lineNumber/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await expect(editor).toContainText('{{ item.lineNumber }}')
  await expect(page.getByRole('region', { name: 'Body' })).toContainText('3')
})

it('moves a trigger to a new version only after a passed test', async () => {
  const { postbud } = console
  const { id: customerId } = await postbud.customer()
  const id = await postbud.template({ customerId })
  const triggerId = await postbud.trigger({ name: 'Shipped to ERP', customerId, templateId: id })
  await postbud.must('PUT', `/api/v1/templates/${id}/draft`, { source: '{"new": "{{ event.id }}"}' })
  await postbud.must('POST', `/api/v1/templates/${id}/publish`, {})
  const page = await console.open({ path: `/templates/${id}` })
  await page.getByRole('button', { name: 'Test and move to v2' }).click()
  await expect(page.getByText('Tested and active with v2.')).toBeVisible()
  expect(await postbud.must('GET', `/api/v1/triggers/${triggerId}`)).toMatchObject({
    live: { templateVersion: 2 },
  })
})

it('rolls back by publishing an older content again', async () => {
  const { postbud } = console
  const id = await postbud.template({ source: '{"first": 1}' })
  await postbud.must('PUT', `/api/v1/templates/${id}/draft`, { source: '{"second": 2}' })
  await postbud.must('POST', `/api/v1/templates/${id}/publish`, {})
  const page = await console.open({ path: `/templates/${id}/versions?version=1` })
  await expect(page.getByRole('region', { name: 'Text' })).toHaveText('{"first": 1}')
  await page.getByRole('button', { name: 'Roll back to this' }).click()
  await page.getByRole('button', { name: 'Publish as v3' }).click()
  await expect(page.getByRole('button', { name: 'Compare with v3' })).toBeVisible()
  expect(await stored(id)).toMatchObject({ latestVersion: 3, draft: { source: '{"first": 1}' } })
})

it('keeps what was typed when it cannot be saved, and asks before it is left', async () => {
  const id = await console.postbud.template({ format: 'text', source: 'one' })
  const page = await console.open({ path: `/templates/${id}` })
  await expect(page.getByRole('textbox', { name: 'Template', exact: true })).toContainText('one')
  const busy = { status: 429, json: { code: 'too_many_requests', message: 'Wait.' } }
  await page.route(/\/draft$/, (route) => route.fulfill(busy))
  await write(page, 'Template', 'two')
  await expect(page.getByText(/^Not saved: Too many attempts/)).toBeVisible()
  await page.getByRole('link', { name: 'Customers' }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  await page.unroute(/\/draft$/)
  await page.getByRole('link', { name: 'Customers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
  expect(await stored(id)).toMatchObject({ draft: { source: 'two' } })
})

it('sends a mail template to oneself', async () => {
  const source = { subject: 'Order {{ order.number }}', html: '<p>Hello {{ customer.name }}</p>' }
  const id = await console.postbud.template({ format: 'email', source })
  const page = await console.open({ path: `/templates/${id}?sampleId=order-shipped-split` })
  await expect(page.frameLocator('iframe').getByText('Hello Nordlys Plakater ApS')).toBeVisible()
  await page.getByRole('button', { name: 'Send a test to me' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send the test' }).click()
  await expect(page.getByRole('dialog').getByText('The mail server took it')).toBeVisible()
  const { items } = await console.postbud.must<{ items: { subject: string; isTest: boolean }[] }>(
    'GET',
    '/api/v1/mailbox',
  )
  expect(items[0]).toMatchObject({ subject: 'Order 100482', isTest: true })
})
