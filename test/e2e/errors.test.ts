import { expect } from '@playwright/test'
import { it } from 'vitest'
import { useConsole } from '#test/browser.ts'
import { sampleEvent } from '#test/events.ts'

const console = useConsole()

it('errors are told in Danish, with what they name', async () => {
  const { postbud } = console
  await postbud.call('POST', '/api/v1/events', sampleEvent('HVEM-ER-DET'))
  const event = sampleEvent('NORDLYS', (sent) => void Object.assign(sent.event, { id: null }))
  await postbud.call('POST', '/api/v1/events', event)
  const refused = await console.open({ path: '/events?tab=refused', language: 'da' })
  await expect(refused.getByText('Kunden »HVEM-ER-DET« findes ikke.')).toBeVisible()
  await expect(refused.getByText('/event/id: Det mangler.')).toBeVisible()

  const customer = await postbud.customer()
  const templateId = await postbud.template({ customerId: customer.id })
  await postbud.trigger({ name: 'Til ERP', customerId: customer.id, templateId })
  const page = await console.open({ path: `/templates/${templateId}`, language: 'da' })
  await page.getByRole('button', { name: 'Mere' }).click()
  await page.getByRole('menuitem', { name: 'Arkivér' }).click()
  const dialog = page.getByRole('dialog', { name: /Arkivér/ })
  await dialog.getByRole('button', { name: 'Arkivér' }).click()
  await expect(dialog.getByText('Skabelonen bruges i udløsere: »Til ERP«.')).toBeVisible()
})
