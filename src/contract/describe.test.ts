import { expect, it } from 'vitest'
import { describe as sentence, type TriggerFacts } from './describe.ts'

const facts: TriggerFacts = {
  eventType: 'order.shipped',
  customerName: 'Nordlys Foto',
  condition: null,
  parts: null,
  channel: 'url',
  method: 'POST',
  url: 'https://erp.nordlys.dk/in/{{ order.number }}',
  templateName: 'Shipped, Nordlys format',
  templateFormat: 'json',
  templateVersion: 3,
  retry: {
    enabled: true,
    scheduleSeconds: [0, 5, 60, 300, 1800, 7200, 18_000, 36_000, 36_000],
    deadlineSeconds: null,
  },
}
const email: TriggerFacts = {
  ...facts,
  customerName: null,
  condition: 'order.currency == "DKK"',
  parts: 'order.packages',
  channel: 'email',
  to: ['lager@nordlys.dk'],
  cc: ['{{ customer.email }}'],
  bcc: [],
  templateVersion: 'draft',
  templateFormat: 'email',
  retry: { ...facts.retry, enabled: false },
}

it('says in words what a trigger does', () => {
  expect(sentence(facts)).toBe(
    'When Order shipped happens for Nordlys Foto, Postbud sends POST JSON to erp.nordlys.dk, ' +
      'made with “Shipped, Nordlys format” v3, and tries again 8 times over 28 hours if it fails.',
  )
  expect(sentence(facts, 'da')).toBe(
    'Når Ordren afsendt sker for Nordlys Foto, sender Postbud POST med JSON til erp.nordlys.dk, ' +
      'dannet med »Shipped, Nordlys format« v3. Går det galt, prøver Postbud igen op til 8 gange over 28 timer.',
  )
})

it('names recipients, parts, condition and a draft', () => {
  expect(sentence(email)).toBe(
    'When Order shipped happens for any customer, and only if `order.currency == "DKK"`, ' +
      'Postbud sends an e-mail to lager@nordlys.dk and 1 other, once for each of `order.packages`, ' +
      'made with the draft of “Shipped, Nordlys format”, and does not try again if it fails.',
  )
  expect(sentence({ ...email, bcc: ['b@nordlys.dk'] }, 'da')).toBe(
    'Når Ordren afsendt sker for en hvilken som helst kunde, og kun hvis `order.currency == "DKK"`, ' +
      'sender Postbud en e-mail til lager@nordlys.dk og 2 andre, én gang for hver af `order.packages`, ' +
      'dannet med kladden til »Shipped, Nordlys format«. Går det galt, prøver Postbud ikke igen.',
  )
})

it.each([
  [[0], null, 'does not try again', 'prøver Postbud ikke igen'],
  [[0, 1], null, 'tries again 1 time over 1 second', 'op til 1 gang over 1 sekund'],
  [[5, 30, 60], null, 'tries again 2 times over 90 seconds', 'op til 2 gange over 90 sekunder'],
  [[0, 600, 600], null, 'tries again 2 times over 20 minutes', 'op til 2 gange over 20 minutter'],
  [[0, 600, 600, 86_400], 1300, 'tries again 2 times over 20 minutes', 'op til 2 gange over 20 minutter'],
  [[0, 86_400, 604_800], null, 'tries again 2 times over 8 days', 'op til 2 gange over 8 dage'],
])('counts the waits %j with deadline %j', (scheduleSeconds, deadlineSeconds, inEnglish, inDanish) => {
  const retry = { enabled: true, scheduleSeconds, deadlineSeconds }
  expect(sentence({ ...facts, retry })).toContain(`, and ${inEnglish} if it fails.`)
  expect(sentence({ ...facts, retry }, 'da')).toContain(`${inDanish}.`)
})

it('goes with what is not filled in yet', () => {
  const typing: TriggerFacts = {
    ...facts,
    eventType: '',
    url: '',
    templateName: null,
    templateFormat: null,
    retry: { ...facts.retry, enabled: false },
  }
  expect(sentence(typing)).toBe(
    'When … happens for Nordlys Foto, Postbud sends POST … to …, and does not try again if it fails.',
  )
  expect(sentence({ ...typing, channel: 'email' }, 'da')).toBe(
    'Når … sker for Nordlys Foto, sender Postbud en e-mail til …. Går det galt, prøver Postbud ikke igen.',
  )
})
