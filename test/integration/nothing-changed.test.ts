import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

let postbud: TestPostbud
beforeAll(async () => {
  postbud = await startTestPostbud()
})
afterAll(() => postbud.stop())

interface Noun {
  id: string
  revision: number
  updatedAt: string
}

/** Makes one, and says what changes it to what it is, and what does not. */
const nouns: [name: string, make: () => Promise<{ path: string; same: object; other: object }>][] = [
  [
    'customer',
    async () => {
      const { id, referenceId } = await postbud.customer({ name: 'Nordlys Foto', email: 'a@nordlys.example' })
      const same = { name: 'Nordlys Foto', referenceId, email: 'a@nordlys.example', state: 'active' }
      return { path: `/api/v1/customers/${id}`, same, other: { email: null } }
    },
  ],
  [
    'template',
    async () => {
      const id = await postbud.template({ name: 'Shipped' })
      const same = { name: 'Shipped', sampleIds: ['order-delivered'], state: 'active' }
      const path = `/api/v1/templates/${id}`
      await postbud.must('PATCH', path, { sampleIds: ['order-delivered'] })
      return { path, same, other: { sampleIds: [] } }
    },
  ],
  [
    'trigger',
    async () => {
      const { id: customerId } = await postbud.customer()
      const templateId = await postbud.template()
      const headers = { 'X-Shop': 'a' }
      const id = await postbud.trigger({ name: 'To the shop', customerId, templateId, headers })
      const same = {
        name: 'To the shop',
        headers: { 'X-Shop': 'a' },
        ordered: false,
        retry: { enabled: true },
      }
      return { path: `/api/v1/triggers/${id}`, same, other: { ordered: true } }
    },
  ],
  [
    'look-up table',
    async () => {
      const entries = [{ key: 'GLS', value: 'gls' }]
      const { id } = await postbud.must<Noun>('POST', '/api/v1/lookups', { name: 'carrier', entries })
      const same = { entries, unknown: { kind: 'error' } }
      return { path: `/api/v1/lookups/${id}`, same, other: { entries: [] } }
    },
  ],
]

it.each(nouns)(
  'a %s that is changed to what it is stays as it was, without a word in the history',
  async (_, make) => {
    const { path, same, other } = await make()
    const before = await postbud.must<Noun>('GET', path)
    const written = async () =>
      (await postbud.must<{ items: unknown[] }>('GET', `/api/v1/history?subjectId=${before.id}`)).items.length
    const wasWritten = await written()

    expect(await postbud.must<Noun>('PATCH', path, same)).toStrictEqual(before)
    expect(await postbud.must<Noun>('GET', path)).toStrictEqual(before)
    expect(await postbud.must<Noun>('PATCH', path, {})).toStrictEqual(before)
    expect(await written()).toBe(wasWritten)

    const changed = await postbud.must<Noun>('PATCH', path, { ...same, ...other })
    expect(changed.revision).toBe(before.revision + 1)
    expect(await written()).toBe(wasWritten + 1)
  },
)

it('a draft that is written again as it is stays as it was', async () => {
  const path = `/api/v1/templates/${await postbud.template({ source: '{"a": 1}' })}`
  const before = await postbud.must<Noun>('GET', path)
  expect(await postbud.must('PUT', `${path}/draft`, { source: '{"a": 1}' })).toStrictEqual(before)
  const { revision } = await postbud.must<Noun>('PUT', `${path}/draft`, { source: '{"a": 2}' })
  expect(revision).toBe(before.revision + 1)
})
