import { expect, it } from 'vitest'
import type { Trigger } from '#contract/triggers.ts'
import { storedTrigger as stored } from '#test/stored-trigger.ts'
import { changeBetween, changedFields, rebased } from './changes.ts'
import { draftOf, emptyDraft, missingIn, type TriggerDraft } from './draft.ts'

const base = draftOf(stored)

it('sends what has changed, and nothing else', () => {
  expect(changeBetween(base, { ...base, name: 'To ERP', condition: 'true' })).toEqual({
    name: 'To ERP',
    condition: 'true',
  })
})

it('does not count how something is written', () => {
  const same: Partial<TriggerDraft>[] = [
    { url: ' https://erp.example/in ' },
    { condition: '  ' },
    { headers: [{ name: '', value: 'not yet' }] },
    // The other channel's fields are kept while one tries this one.
    { to: ['a@b.dk'] },
    // Half a sign-in is none yet.
    { auth: { type: 'bearer', token: '' } },
  ]
  for (const fields of same) expect(changedFields(base, { ...base, ...fields })).toEqual([])
})

it('brings all fields of another channel along', () => {
  const mail = { ...base, channel: 'email' as const, to: ['a@b.dk', ''], templateId: 'm' }
  const change = changeBetween(base, mail)
  expect(change).toMatchObject({ channel: 'email', to: ['a@b.dk'], cc: [], templateId: 'm' })
  expect(change).not.toHaveProperty('url')
})

it('keeps what was typed since, forgets a typed password, takes the rest as stored', () => {
  const sent: TriggerDraft = { ...base, auth: { type: 'bearer', token: 'geheim' }, name: 'To ERP' }
  const typedSince: TriggerDraft = { ...sent, name: 'To ERP, new', headers: [{ name: '', value: '' }] }
  const now: Trigger = {
    ...stored,
    name: 'To ERP',
    auth: { type: 'bearer', token: { set: true } },
    timeoutSeconds: 5,
  }
  const draft = rebased(typedSince, sent, now)
  expect(draft).toMatchObject({
    name: 'To ERP, new',
    auth: { type: 'bearer', token: { set: true } },
    headers: [{ name: '', value: '' }],
    timeoutSeconds: 5,
  })
})

it('says what is missing, in the order of the page', () => {
  expect(missingIn(emptyDraft(null))).toEqual(['name', 'eventType', 'url', 'templateId'])
  expect(missingIn({ ...emptyDraft(null), channel: 'email', to: [' '] })).toContain('to')
  expect(missingIn(base)).toEqual([])
})
