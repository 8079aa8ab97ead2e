import { expect, it } from 'vitest'
import { defaultScheduleSeconds, type TriggerContent } from './content.ts'
import { describe as sentence } from './describe.ts'

const content: TriggerContent = {
  eventType: 'order.shipped',
  templateId: '018f0000-0000-7000-8000-000000000000',
  templateVersion: 3,
  condition: null,
  parts: null,
  ordered: false,
  retry: {
    enabled: true,
    scheduleSeconds: defaultScheduleSeconds,
    deadlineSeconds: null,
    alsoRetry: [],
    neverRetry: [],
  },
  success: null,
  timeoutSeconds: 15,
  delivery: {
    channel: 'url',
    url: 'https://erp.nordlys.dk/in/{{ order.number }}',
    method: 'POST',
    headers: [],
    contentType: null,
    signing: { type: 'standard' },
    auth: null,
  },
}
const facts = {
  content,
  customerName: 'Nordlys Foto',
  templateName: 'Shipped, Nordlys format',
  templateFormat: 'json',
}

it('says in words what a trigger does', () => {
  expect(sentence(facts)).toBe(
    'When Order shipped happens for Nordlys Foto, Postbud sends POST JSON to erp.nordlys.dk, ' +
      'made with “Shipped, Nordlys format” v3, and tries again 8 times over 28 hours if it fails.',
  )
})

it('names recipients, parts, condition and a draft', () => {
  const email: TriggerContent = {
    ...content,
    templateVersion: 'draft',
    condition: 'order.currency == "DKK"',
    parts: 'order.packages',
    retry: { ...content.retry, enabled: false },
    delivery: {
      channel: 'email',
      to: ['lager@nordlys.dk'],
      cc: ['{{ customer.email }}'],
      bcc: [],
      replyTo: null,
    },
  }
  expect(sentence({ ...facts, content: email, customerName: null, templateFormat: 'email' })).toBe(
    'When Order shipped happens for any customer, and only if `order.currency == "DKK"`, ' +
      'Postbud sends an e-mail to lager@nordlys.dk and 1 other, once for each of `order.packages`, ' +
      'made with the draft of “Shipped, Nordlys format”, and does not try again if it fails.',
  )
})

it.each([
  [[0], null, 'does not try again'],
  [[0, 1], null, 'tries again 1 time over 1 second'],
  [[5, 30, 60], null, 'tries again 2 times over 90 seconds'],
  [[0, 600, 600], null, 'tries again 2 times over 20 minutes'],
  [[0, 600, 600, 86_400], 1300, 'tries again 2 times over 20 minutes'],
  [[0, 86_400, 604_800], null, 'tries again 2 times over 8 days'],
])('counts the waits %j with deadline %j', (scheduleSeconds, deadlineSeconds, words) => {
  const retry = { ...content.retry, scheduleSeconds, deadlineSeconds }
  expect(sentence({ ...facts, content: { ...content, retry } })).toContain(`, and ${words} if it fails.`)
})
