import { expect } from '@playwright/test'
import { it } from 'vitest'
import type { CaughtMail } from '#contract/built-in.ts'
import { choose, press, tabTo, typeInto } from '#test/browser-keyboard.ts'
import { emailOf, useConsole } from '#test/browser.ts'
import { sampleEvent } from '#test/events.ts'

const console = useConsole()

/** The same as by mouse, for a mail: every step is keys, from the first page to the mail in the mailbox. */
it('sets up a mail, tests it, activates it and sees it sent', async () => {
  const { postbud } = console
  const mails = async () => (await postbud.must<{ items: CaughtMail[] }>('GET', '/api/v1/mailbox')).items
  const page = await console.open({ as: 'operator' })
  const { keyboard } = page
  const link = (name: string) => page.getByRole('link', { name, exact: true }).first()
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  const step = (title: string) => page.getByRole('region', { name: title })

  await press(link('Customers'))
  await press(link('New customer'))
  await typeInto(field('Name'), 'Fjord Prints')
  await typeInto(field('Customer number'), 'FJORD')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Fjord Prints' })).toBeVisible()

  await press(link('Triggers'))
  await press(link('Add trigger'))
  await typeInto(field('Name'), 'Shipped, by mail')
  await choose(page, 'Event', 'Order shipped')
  await choose(page, 'Delivery method', 'E-mail')
  await typeInto(field('To'), 'orders@fjord.example')

  await press(button('Add template'))
  await expect(page.getByRole('group', { name: 'Add template' }).getByLabel('Name')).toBeFocused()
  await keyboard.press('Control+A')
  await keyboard.type('On its way')
  await keyboard.press('Enter')
  await typeInto(field('Subject'), 'Order {{ order.number }} is on its way')
  await expect(step('Result')).toContainText('Order 100482 is on its way')

  await press(step('Run a test').getByRole('button', { name: 'Run a test' }))
  await expect(page.getByText('The test passed.')).toBeVisible()
  expect((await mails()).map(({ recipients, subject, isTest }) => ({ recipients, subject, isTest }))).toEqual(
    [{ recipients: [emailOf('operator')], subject: 'Order 100482 is on its way', isTest: true }],
  )

  await press(step('Save and activate').getByRole('button', { name: 'Save and activate' }))
  await expect(page.getByText('Active, v1').first()).toBeVisible()

  const event = sampleEvent('FJORD')
  expect(await postbud.must('POST', '/api/v1/events', event)).toMatchObject({ postbacks: 1 })
  await press(link('Postbacks'))
  const row = page.getByRole('row', { name: /Shipped, by mail/ })
  await expect(row).toContainText('Sent')
  await press(row.getByRole('link', { name: 'Shipped, by mail' }))
  await expect(page.getByText(/took the mail for orders@fjord.example/).first()).toBeVisible()
  await tabTo(page.getByRole('button', { name: 'Resend same' }))
  expect((await mails()).filter(({ isTest }) => !isTest)).toMatchObject([
    { recipients: ['orders@fjord.example'], subject: 'Order 100482 is on its way' },
  ])
})
