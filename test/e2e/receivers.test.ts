import { expect } from '@playwright/test'
import { it } from 'vitest'
import { useConsole } from '#test/browser.ts'

const console = useConsole()

interface Stored {
  format: string
  draft: { source: string; lineEnds?: string; problems: unknown[] }
}

it('finds a receiver in any format, shows its document and what the trigger needs, and makes the template', async () => {
  const page = await console.open({ path: '/templates/new' })
  await page.getByLabel('Name', { exact: true }).fill('Ship notices')
  const group = page.getByRole('group', { name: 'Receivers’ documents' })
  await expect(group.getByRole('radio', { name: /^Printful: package_shipped/ })).toBeVisible()
  await expect(group.getByRole('radio', { name: /^cXML/ })).toHaveCount(0)

  await page.getByRole('searchbox', { name: 'Search what to start from' }).fill('cxml')
  await group.getByRole('radio', { name: /^cXML: ShipNoticeRequest/ }).check()
  await expect(page.getByRole('radio', { name: 'XML', exact: true })).toBeChecked()
  await expect(page.getByRole('region', { name: 'Body' })).toContainText('<SharedSecret>•••</SharedSecret>')
  const needs = page.getByRole('region', { name: 'What the trigger needs' })
  await expect(needs).toContainText('text/xml')
  await expect(needs).toContainText('cxmlSharedSecret')

  await page.getByRole('button', { name: 'Make template' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ship notices' })).toBeVisible()
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const made = await console.postbud.must<Stored>('GET', `/api/v1/templates/${id}`)
  expect(made).toMatchObject({ format: 'xml', draft: { problems: [] } })
  expect(made.draft.source).toContain('<ShipNoticeRequest>')
})

it('shows a document that no built-in sample makes with its own event, and keeps that as a sample', async () => {
  const page = await console.open({ path: '/templates/new' })
  await page.getByRole('radio', { name: /^GelatoConnect: Order/ }).check()
  const name = 'GelatoConnect: Order, their example as it is'
  await expect(page.getByRole('region', { name: 'Result' })).toContainText(name)
  await expect(page.getByRole('region', { name: 'Body' })).toContainText(
    '"productUid": "poster_a3_200gsm_silk"',
  )
  await page.getByLabel('Name', { exact: true }).fill('Orders to GelatoConnect')
  await page.getByRole('button', { name: 'Make template' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Orders to GelatoConnect' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Sample' }).getByRole('option', { name })).toHaveCount(1)
  const sampleId = new URL(page.url()).searchParams.get('sampleId')
  expect(await console.postbud.must('GET', `/api/v1/samples/${sampleId}`)).toMatchObject({
    name,
    source: 'pasted',
  })
})

it('previews a document with its parts and look-up tables; in Danish and with CRLF', async () => {
  const page = await console.open({ path: '/templates/new', language: 'da' })
  await page.getByRole('radio', { name: /^Cloudprinter/ }).check()
  await expect(page.getByRole('tab')).toHaveCount(2)
  await page.getByRole('radio', { name: /^GelatoConnect: Pakkens status/ }).check()
  await expect(page.getByRole('region', { name: 'Indhold' })).toContainText('"status": "DISPATCHED"')
  await expect(page.getByText('package_status: shipped → DISPATCHED')).toBeVisible()

  await page.getByRole('searchbox', { name: 'Søg i det, der kan begyndes med' }).fill('regneark')
  await page.getByRole('radio', { name: /^Ordrelinjer til dansk regneark/ }).check()
  await page.getByLabel('Navn', { exact: true }).fill('Regneark')
  await page.getByRole('button', { name: 'Opret skabelon' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Regneark' })).toBeVisible()
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  expect(await console.postbud.must<Stored>('GET', `/api/v1/templates/${id}`)).toMatchObject({
    format: 'csv',
    draft: { lineEnds: 'crlf' },
  })
})
