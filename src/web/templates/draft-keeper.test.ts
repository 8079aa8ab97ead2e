import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Template } from '#contract/templates.ts'
import { answerMilliseconds, serveRevisions, type RevisionServer } from '#test/revisions.ts'
import { DraftKeeper } from './draft-keeper.ts'

const template: Template = {
  id: '0193c1de-0000-7000-8000-000000000000',
  name: 'Shipped',
  customerId: null,
  format: 'json',
  kind: 'code',
  state: 'active',
  sampleIds: [],
  latestVersion: null,
  draftChanged: true,
  draft: { source: 'one', problems: [] },
  createdAt: '',
  updatedAt: '',
  revision: 1,
}

let server: RevisionServer<Template>
let keeper: DraftKeeper

beforeEach(() => {
  vi.useFakeTimers()
  server = serveRevisions(template, (stored, body) => ({
    ...stored,
    draft: { ...stored.draft, ...sourceIn(body) },
  }))
  keeper = new DraftKeeper(template, () => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function sourceIn(body: object): { source: string } {
  return { source: 'source' in body && typeof body.source === 'string' ? body.source : '' }
}

const quiet = () => vi.advanceTimersByTimeAsync(1000)
const theirs = (source: string) => ({ draft: { ...template.draft, source } })

it('saves once when it has been quiet, however fast it was typed', async () => {
  for (const source of ['on', 'o', 'tw', 'two']) {
    keeper.change(source)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(server.bodies).toStrictEqual([])
  await quiet()
  expect(server.bodies).toStrictEqual([{ source: 'two' }])
  expect(keeper.state()).toMatchObject({ saving: 'saved', source: 'two' })
})

it('saves what is typed while it is saving after that, and is not its own rival', async () => {
  keeper.change('two')
  const saved = keeper.save()
  await vi.advanceTimersByTimeAsync(answerMilliseconds / 2)
  keeper.change('three')
  await vi.advanceTimersByTimeAsync(answerMilliseconds)
  expect(await saved).toBe(false)
  expect(keeper.state()).toMatchObject({ saving: 'typing', source: 'three' })
  await quiet()
  expect(server.bodies).toStrictEqual([{ source: 'two' }, { source: 'three' }])
  expect(keeper.state()).toMatchObject({ saving: 'saved', source: 'three' })
})

it('keeps what could not be saved, and saves it with the next key', async () => {
  server.refuse.push(() => ({ status: 503, code: 'database_unavailable' }))
  keeper.change('two')
  await quiet()
  expect(keeper.state()).toMatchObject({
    saving: 'failed',
    source: 'two',
    error: { code: 'database_unavailable' },
  })
  keeper.change('two!')
  await quiet()
  expect(keeper.state()).toMatchObject({ saving: 'saved', source: 'two!', error: null })
})

it('never writes over what somebody else has typed: one is asked which goes on', async () => {
  server.change(theirs('their text'))
  keeper.change('my text')
  await quiet()
  expect(keeper.state()).toMatchObject({
    saving: 'conflict',
    theirs: theirs('their text'),
    source: 'my text',
  })
  keeper.change('my text, longer')
  await quiet()
  expect(await keeper.publish()).toBe(null)
  expect(server.bodies).toStrictEqual([])

  await Promise.all([keeper.keepMine(), quiet()])
  expect(server.bodies).toStrictEqual([{ source: 'my text, longer' }])
  expect(keeper.state()).toMatchObject({ saving: 'saved', theirs: null })

  server.change(theirs('their text again'))
  keeper.change('mine again')
  await quiet()
  keeper.takeTheirs()
  expect(keeper.state()).toMatchObject({ saving: 'saved', source: 'their text again', theirs: null })
  expect(server.bodies).toHaveLength(1)
})

it('does not ask when somebody else changed something else', async () => {
  server.change({ name: 'Shipped, renamed' })
  keeper.change('two')
  await quiet()
  expect(keeper.state()).toMatchObject({ saving: 'saved', template: { name: 'Shipped, renamed' } })
  expect(server.stored.draft.source).toBe('two')
})

it('takes over what others do only while nothing here is unsaved', () => {
  keeper.heard({ ...template, ...theirs('theirs'), revision: 2 })
  expect(keeper.state().source).toBe('theirs')
  keeper.change('mine')
  keeper.heard({ ...template, ...theirs('theirs again'), revision: 3 })
  expect(keeper.state().source).toBe('mine')
})

it('saves at once when the page is left', async () => {
  keeper.change('two')
  keeper.dispose()
  await vi.advanceTimersByTimeAsync(answerMilliseconds)
  expect(server.bodies).toStrictEqual([{ source: 'two' }])
})
