import { expect, type Page } from '@playwright/test'
import { it } from 'vitest'
import type { CaughtRequest } from '#contract/built-in.ts'
import { write } from '#test/browser-editor.ts'
import { useConsole } from '#test/browser.ts'
import { sampleEvent } from '#test/events.ts'

const console = useConsole()

/** The first postback of a new house, in Danish and by mouse: from the empty overview to the built-in receiver. */
it('sætter en postback op, tester den, aktiverer den og ser den sendt', async () => {
  const { postbud } = console
  const { url } = await postbud.must<{ url: string }>('GET', '/api/v1/receiver')
  const page = await console.open({ language: 'da' })

  await expect(page.getByText('0 af 5')).toBeVisible()
  await page.getByRole('link', { name: 'Opret en kunde' }).click()
  await page.getByLabel('Navn', { exact: true }).fill('Nordlys Foto')
  await page.getByLabel('Kundenummer').fill('NORDLYS')
  await page.getByRole('button', { name: 'Opret kunde' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nordlys Foto' })).toBeVisible()

  await page.getByRole('link', { name: 'Udløsere' }).click()
  await page.getByRole('link', { name: 'Tilføj udløser' }).first().click()
  await page.getByLabel('Navn', { exact: true }).fill('Afsendt til ERP')
  await page.getByText('Ordren afsendt', { exact: true }).click()
  await page.getByLabel('Destinations-URL').fill(`${url}/erp/{{ order.number }}`)
  await expect(page.getByText(`${url}/erp/100482`)).toBeVisible()

  await page.getByRole('button', { name: 'Tilføj skabelon' }).click()
  const making = page.getByRole('group', { name: 'Tilføj skabelon' })
  await making.getByLabel('Navn').fill('Afsendt, Nordlys-format')
  await making.getByRole('button', { name: 'Lav den (JSON)' }).click()
  await write(page, 'Skabelon', '{"ordre": "{{ order.number }}", "pakke": "{{ shipment.tracking.code }}"}')
  await page.getByLabel('Eksempeldata').first().selectOption({ label: 'Afsendt, to pakker' })
  const result = page.getByRole('region', { name: 'Resultat', exact: true }).last()
  await expect(result).toContainText('"ordre": "100482"')

  await step(page, 'Kør en test').getByRole('button', { name: 'Kør en test' }).click()
  await expect(page.getByText('Testen lykkedes.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Anmodning' })).toContainText('postbud-test: true')
  await expect(page.getByRole('region', { name: 'Svar' })).toContainText('200')

  await step(page, 'Gem og aktiver').getByRole('button', { name: 'Gem og aktiver' }).click()
  await expect(page.getByText('Aktiv, v1').first()).toBeVisible()

  await page.getByRole('link', { name: 'Indstillinger' }).click()
  await page.getByRole('link', { name: 'API-nøgler' }).click()
  await page.getByLabel('Navn', { exact: true }).fill('produktionssystem')
  await page.getByRole('button', { name: 'Lav nøgle' }).click()
  const key = await page.getByText(/^pb_[\w-]{20,}$/).textContent()
  const event = sampleEvent('NORDLYS')
  const sent = await fetch(`${postbud.app.url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(event),
  })
  expect(await sent.json()).toMatchObject({ postbacks: 1 })

  await page.getByRole('link', { name: 'Postbacks' }).click()
  const row = page.getByRole('row', { name: /Afsendt til ERP/ })
  await expect(row).toContainText('Sendt')
  await row.getByRole('link', { name: 'Afsendt til ERP' }).click()
  await expect(page.getByText(/tog imod beskeden: 200/).first()).toBeVisible()
  const { items } = await postbud.must<{ items: CaughtRequest[] }>('GET', '/api/v1/receiver')
  expect(items[0]).toMatchObject({
    path: '/erp/100482',
    body: '{"ordre": "100482", "pakke": "ZQ4T8K1B"}',
  })

  await page.getByRole('link', { name: 'Overblik' }).click()
  await expect(page.getByText('Intet kræver dig.')).toBeVisible()
})

/** One of the numbered panels of a trigger. */
function step(page: Page, title: string) {
  return page.getByRole('region', { name: title })
}
