import { expect, test } from 'vitest'
import type { Postback } from '#contract/postbacks.ts'
import { storedPostback } from '#test/stored-postback.ts'
import { merged, noChanges, withChange } from './merge.ts'

const waiting = { state: 'waiting', attemptCount: 0, sentAt: null, finishedAt: null } as const

function postback(id: string, more: Partial<Postback> = {}): Postback {
  return storedPostback(id, { ...waiting, ...more })
}

const read = [postback('5'), postback('3')]

test('a change of a row that is there is shown at once, where it stands', () => {
  const changes = withChange(noChanges, postback('3', { state: 'sent' }), false)
  const { items, pending } = merged(read, false, changes, {})
  expect(items.map(({ id, state }) => [id, state])).toEqual([
    ['5', 'waiting'],
    ['3', 'sent'],
  ])
  expect(pending).toEqual([])
})

test('a new one waits to be shown, or slides in', () => {
  const waiting = withChange(noChanges, postback('7'), false)
  expect(merged(read, false, waiting, {}).pending).toEqual(['7'])
  expect(merged(read, false, waiting, {}).items).toHaveLength(2)
  const shown = withChange(noChanges, postback('7'), true)
  expect(merged(read, false, shown, {}).items.map(({ id }) => id)).toEqual(['7', '5', '3'])
  expect(merged(read, false, shown, {}).pending).toEqual([])
})

test('what is older than the pages that were read belongs to a later page', () => {
  const changes = withChange(noChanges, postback('1', { state: 'sent' }), true)
  expect(merged(read, false, changes, {}).items).toHaveLength(2)
  expect(merged(read, true, changes, {}).items.map(({ id }) => id)).toEqual(['5', '3', '1'])
})

test('what does not fit the filters is not new; what has left the state stays', () => {
  const other = withChange(noChanges, postback('7', { state: 'sent' }), true)
  const filter = { state: 'failed' } as const
  expect(merged(read, false, withChange(noChanges, postback('7'), false), filter).pending).toEqual([])
  // It was shown when it fitted.
  expect(merged(read, false, other, filter).items.map(({ id }) => id)).toEqual(['7', '5', '3'])
  expect(merged(read, false, withChange(noChanges, postback('7'), false), { order: '1' }).pending).toEqual([
    '7',
  ])
  expect(
    merged(read, false, withChange(noChanges, postback('7', { order: 'x' }), false), { order: '1' }).pending,
  ).toEqual([])
})
