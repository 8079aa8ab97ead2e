import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Trigger } from '#contract/triggers.ts'
import { answerMilliseconds, serveRevisions, type RevisionServer } from '#test/revisions.ts'
import { storedTrigger as trigger } from '#test/stored-trigger.ts'
import { draftOf, emptyDraft } from './draft.ts'
import { TriggerKeeper } from './keeper.ts'
import { unsavedOf } from './unsaved.ts'

let server: RevisionServer<Trigger>

beforeEach(() => {
  vi.useFakeTimers()
  server = serveRevisions(trigger, (stored, body) => ({ ...stored, ...body }))
  const kept = new Map<string, string>()
  // The tab's own memory, as a browser has it.
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const open = () => new TriggerKeeper(trigger, draftOf(trigger), unsavedOf(trigger.id))
const quiet = () => vi.advanceTimersByTimeAsync(1000)

it('saves once when it has been quiet, and sends only what has changed', async () => {
  const keeper = open()
  for (const name of ['S', 'Se', 'Sent']) {
    keeper.change({ name })
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(server.bodies).toStrictEqual([])
  await quiet()
  expect(server.bodies).toStrictEqual([{ name: 'Sent' }])
  expect(keeper.snapshot()).toMatchObject({ saving: 'clean', draft: { name: 'Sent' } })
})

it('saves what is typed while it is saving after that, and is not its own rival', async () => {
  const keeper = open()
  keeper.change({ name: 'Sent' })
  void keeper.flush()
  await vi.advanceTimersByTimeAsync(answerMilliseconds / 2)
  keeper.change({ condition: 'true' })
  await vi.advanceTimersByTimeAsync(answerMilliseconds)
  expect(unsavedOf(trigger.id)).toMatchObject({ revision: 2, draft: { condition: 'true' } })
  await quiet()
  expect(server.bodies).toStrictEqual([{ name: 'Sent' }, { condition: 'true' }])
  expect(keeper.snapshot()).toMatchObject({ saving: 'clean', stored: { revision: 3 } })
})

it('makes a new one as soon as nothing is missing, and not before', async () => {
  const keeper = new TriggerKeeper(null, emptyDraft('c'), null)
  keeper.change({ name: 'Shipped', eventType: 'order.shipped', url: 'https://erp.example/in' })
  await quiet()
  expect(keeper.snapshot().saving).toBe('incomplete')
  expect(server.bodies).toStrictEqual([])
  keeper.change({ templateId: 't' })
  await quiet()
  expect(server.bodies).toMatchObject([{ customerId: 'c', templateId: 't' }])
  expect(keeper.snapshot()).toMatchObject({ saving: 'clean', stored: { id: trigger.id } })
})

it('keeps what could not be saved, also for a page that is opened again', async () => {
  server.refuse.push(() => ({ status: 422, code: 'trigger_invalid' }))
  const keeper = open()
  keeper.change({ url: 'ftp://erp.example' })
  await quiet()
  expect(keeper.snapshot()).toMatchObject({ saving: 'refused', failure: { code: 'trigger_invalid' } })

  const again = open()
  expect(again.snapshot().draft.url).toBe('ftp://erp.example')
  again.change({ url: 'https://erp.example/new' })
  await quiet()
  expect(server.bodies).toStrictEqual([{ url: 'https://erp.example/new' }])
  expect(unsavedOf(trigger.id)).toBe(null)
})

it('never writes over the same field of somebody else: one is asked which goes on', async () => {
  server.change({ name: 'Theirs', timeoutSeconds: 20 })
  const keeper = open()
  keeper.change({ name: 'Mine', condition: 'true' })
  await quiet()
  expect(keeper.snapshot()).toMatchObject({
    saving: 'conflict',
    theirs: { name: 'Theirs' },
    draft: { name: 'Mine' },
  })
  expect(server.bodies).toStrictEqual([])

  keeper.putMineOnTop()
  await quiet()
  expect(server.bodies).toStrictEqual([{ name: 'Mine', condition: 'true' }])
  expect(server.stored).toMatchObject({ name: 'Mine', timeoutSeconds: 20 })
  expect(keeper.snapshot()).toMatchObject({ saving: 'clean', theirs: null, draft: { timeoutSeconds: 20 } })
})

it('gives up what is unsaved when theirs is taken', async () => {
  server.change({ name: 'Theirs' })
  const keeper = open()
  keeper.change({ name: 'Mine' })
  await quiet()
  keeper.takeTheirs()
  await quiet()
  expect(keeper.snapshot()).toMatchObject({ saving: 'clean', theirs: null, draft: { name: 'Theirs' } })
  expect(server.bodies).toStrictEqual([])
  expect(unsavedOf(trigger.id)).toBe(null)
})

it('does not ask when somebody else changed something else, such as a pause', async () => {
  server.change({ state: 'paused' })
  const keeper = open()
  keeper.change({ name: 'Mine' })
  await quiet()
  expect(keeper.snapshot()).toMatchObject({ saving: 'clean', stored: { name: 'Mine', state: 'paused' } })
})
