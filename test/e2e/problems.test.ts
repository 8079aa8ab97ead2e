import { expect } from '@playwright/test'
import { it } from 'vitest'
import { useConsole } from '#test/browser.ts'
import { sampleEvent } from '#test/events.ts'

const console = useConsole()

const source = '{"order": "{{ order.referenceId | uper }}", "state": {{ order.adress.state | upper }}}'

it('in Danish a template says in Danish what is wrong with it, in the list and in the text', async () => {
  const { id } = await console.postbud.must<{ id: string }>('POST', '/api/v1/templates', {
    name: 'Ordre',
    format: 'json',
    source,
  })
  const page = await console.open({ path: `/templates/${id}`, language: 'da' })
  const problems = page.getByRole('list', { name: 'Problemer' })
  await expect(problems).toContainText('Der er intet filter, der hedder uper.')
  await expect(problems).toContainText('Tekst kan ikke stå uden for anførselstegn i JSON.')
  await page.locator('.cm-lintRange-error').first().hover()
  await expect(page.getByText('Der er intet filter, der hedder uper. Mente du upper?')).toBeVisible()
  await problems.getByRole('button', { name: 'Ret til upper' }).click()
  await expect(page.getByRole('textbox', { name: 'Skabelon', exact: true })).toContainText('| upper }}"')
})

it('in Danish an expression and a postback that could not be made say why in Danish', async () => {
  const { postbud } = console
  const customer = await postbud.customer()
  const templateId = await postbud.template({
    customerId: customer.id,
    source: '{"order": "{{ order.referenceId.year.month }}"}',
  })
  const triggerId = await postbud.trigger({ customerId: customer.id, templateId })
  const event = sampleEvent(customer.referenceId)
  const { id } = await postbud.must<{ id: string }>('POST', '/api/v1/events', event)
  const [made] = await postbud.postbacksOf(id)

  const postback = await console.open({ path: `/postbacks/${made?.id}`, language: 'da' })
  await expect(postback.getByText('"month" skulle hentes fra noget, der ikke er defineret.')).toBeVisible()

  const trigger = await console.open({ path: `/triggers/${triggerId}`, language: 'da' })
  await trigger.getByText('Kun hvis').click()
  await trigger.getByRole('textbox', { name: 'Betingelse' }).fill('order.number ==')
  const words = 'Forventede et udtryk, men fandt slutningen.'
  await expect(trigger.getByText(words).first()).toBeVisible()
})
