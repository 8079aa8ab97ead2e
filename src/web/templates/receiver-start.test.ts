import { expect, it } from 'vitest'
import { receivers } from '#mapping/receivers/receivers.ts'
import { findReceivers, previewAround, receiverSource } from './receiver-start.ts'

it.each(receivers)('$id has its template, loaded alone', async (receiver) => {
  const source = await receiverSource(receiver)
  const texts = typeof source === 'string' ? [source] : [source.subject, source.html, source.text]
  expect(texts.filter((text) => text?.includes('{{'))).toHaveLength(texts.length)
})

const ids = (search: string) => findReceivers(search, 'da').map(({ id }) => id)

it('is found by receiver, format and what happened, in any case and order', () => {
  expect(ids('printful')).toStrictEqual(['printful-package-shipped'])
  expect(ids('XML sTation')).toStrictEqual(['shipstation-ship-notify'])
  expect(ids('mislykkedes')).toStrictEqual(['site-flow-order-error', 'slack-order-failed'])
  expect(ids('nothing like it')).toStrictEqual([])
})

it('lists what many take first, then by receiver', () => {
  const names = findReceivers('', 'en').map(({ receiver }) => receiver)
  expect(names).toHaveLength(receivers.length)
  expect(names.slice(0, 4)).toStrictEqual([null, null, null, 'Amazon'])
  expect(names.at(-1)).toBe('WooCommerce')
})

it('is previewed with what its trigger and its tables would give', () => {
  const around = receivers.flatMap((one) => Object.keys(previewAround(one)))
  expect(new Set(around)).toStrictEqual(new Set(['parts', 'lookups']))
})
