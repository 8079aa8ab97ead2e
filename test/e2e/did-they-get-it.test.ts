import { expect } from '@playwright/test'
import { it } from 'vitest'
import { useConsole } from '#test/browser.ts'
import { sampleEvent } from '#test/events.ts'

const console = useConsole()

it('says that they did not get it and why, and sends it again once they can take it', async () => {
  const { postbud } = console
  const customer = await postbud.customer({ name: 'Nordlys Foto' })
  await postbud.trigger({
    name: 'Shipped to ERP',
    customerId: customer.id,
    templateId: await postbud.template({ customerId: customer.id }),
    retry: { enabled: false },
  })
  postbud.receiver.answer({ status: 401, body: '{"error": "no such token"}' })
  const event = sampleEvent(customer.referenceId, ({ order }) => {
    order.number = 'A-4711'
  })
  const { id } = await postbud.must<{ id: string }>('POST', '/api/v1/events', event)
  const [made] = await postbud.postbacksOf(id)
  await postbud.postback(made?.id ?? '', 'failed')

  const page = await console.open({ as: 'operator' })
  await page.getByRole('link', { name: 'Orders' }).click()
  await page.getByLabel('Order number').fill('A-4711')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText('No: the one message for Nordlys Foto has not arrived.')).toBeVisible()

  await page.getByRole('link', { name: 'Shipped to ERP' }).click()
  await expect(page.getByText(/127\.0\.0\.1.* answered 401: it wants/).first()).toBeVisible()
  await expect(page.getByText('no such token').first()).toBeVisible()

  postbud.receiver.answer({})
  await page.getByRole('button', { name: 'Resend same' }).click()
  await expect(page.getByText(/accepted the message|took the message/).first()).toBeVisible()
  expect(postbud.receiver.requests.map(({ headers }) => headers['webhook-id'])).toEqual([made?.id, made?.id])

  await page.getByRole('link', { name: 'Why is something empty?' }).click()
  const values = page.getByRole('list', { name: 'What each hole, condition and loop did' })
  await expect(values.getByRole('button', { name: `event.id ${event.event.id}` })).toBeVisible()

  // From anywhere, by any of its numbers.
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('A-4711')
  await expect(page.getByRole('option', { name: /A-4711/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Yes: Nordlys Foto was told “Order shipped”/)).toBeVisible()
})

it('finds an order by a number that nobody knows: says so, and where to look', async () => {
  const page = await console.open({ path: '/orders?number=nobody-knows' })
  await expect(page.getByText('No order is known as nobody-knows')).toBeVisible()
  await page.getByRole('link', { name: 'Look among the refused events' }).click()
  await expect(page.getByText('No event was refused')).toBeVisible()
})

it('leads from an event that nobody sent to a new trigger for just that event', async () => {
  const { postbud } = console
  const customer = await postbud.customer({ name: 'Fjord Foto' })
  const { id } = await postbud.must<{ id: string }>(
    'POST',
    '/api/v1/events',
    sampleEvent(customer.referenceId),
  )
  const page = await console.open({ as: 'operator', path: `/events/${id}` })
  await page.getByRole('link', { name: 'Add a trigger for it' }).click()
  await expect(page.getByRole('radio', { name: 'Order shipped' })).toBeChecked()
  await expect(page.getByText('Fjord Foto').first()).toBeVisible()

  // Without a customer it is asked for first, and the event is not forgotten.
  await page.goto('/triggers/new?eventType=order.returned')
  await page.getByRole('combobox', { name: 'Customer' }).fill('Fjord')
  await page.getByRole('option', { name: 'Fjord Foto' }).click()
  await expect(page.getByRole('radio', { name: 'Order returned' })).toBeChecked()
})
