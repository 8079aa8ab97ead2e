import { expect, test } from 'vitest'
import { createLanes } from './lanes.ts'

/** Lanes whose writes end when the test says so. */
function controlled(options: { concurrency?: number; maxItems?: number; maxWeight?: number } = {}) {
  const writes: { bucket: number; items: string[]; end: () => void; fail: (error: Error) => void }[] = []
  let onWrite = () => {}
  const lanes = createLanes<string>({
    concurrency: 2,
    maxItems: 10,
    maxWeight: 100,
    weigh: (item) => item.length,
    isOneItemsFault: (error) => error instanceof RangeError,
    ...options,
    write: (bucket, items) =>
      new Promise((end, fail) => {
        writes.push({ bucket, items, end, fail })
        onWrite()
      }),
  })
  const written = async (count: number) => {
    while (writes.length < count) {
      await new Promise<void>((resolve) => {
        onWrite = resolve
      })
    }
    const write = writes[count - 1]
    if (!write) throw new Error('unreachable')
    return write
  }
  return { lanes, writes, written }
}

test('what arrives together is written together, and apart by bucket', async () => {
  const { lanes, written } = controlled()
  const all = [lanes.submit(1, 'a'), lanes.submit(2, 'b'), lanes.submit(1, 'c')]
  const [first, second] = [await written(1), await written(2)]
  expect(first).toMatchObject({ bucket: 1, items: ['a', 'c'] })
  expect(second).toMatchObject({ bucket: 2, items: ['b'] })
  first.end()
  second.end()
  await Promise.all(all)
})

test('a lane writes one batch at a time, and gathers while it waits', async () => {
  const { lanes, writes, written } = controlled()
  const before = lanes.submit(1, 'a')
  const first = await written(1)
  const after = [lanes.submit(1, 'b'), lanes.submit(1, 'c')]
  const other = lanes.submit(2, 'd')
  const second = await written(2)
  expect(second.items).toEqual(['d'])
  first.end()
  const third = await written(3)
  expect(third.items).toEqual(['b', 'c'])
  second.end()
  third.end()
  await Promise.all([before, other, ...after])
  expect(writes).toHaveLength(3)
})

test('batches stay within items and weight, but one heavy item goes alone', async () => {
  const { lanes, written } = controlled({ concurrency: 1, maxItems: 2, maxWeight: 5 })
  const all = ['a', 'b', 'c', '1234567', 'd'].map((item) => lanes.submit(1, item))
  const batches: string[][] = []
  for (let count = 1; count <= 4; count++) {
    const write = await written(count)
    batches.push(write.items)
    write.end()
  }
  await Promise.all(all)
  expect(batches).toEqual([['a', 'b'], ['c'], ['1234567'], ['d']])
})

test('no more writes at once than allowed, and every lane gets its turn', async () => {
  const { lanes, writes, written } = controlled({ concurrency: 1 })
  const all = [1, 2, 3].map((bucket) => lanes.submit(bucket, 'x'))
  const first = await written(1)
  all.push(lanes.submit(1, 'y'))
  expect(writes).toHaveLength(1)
  first.end()
  for (const count of [2, 3, 4]) (await written(count)).end()
  await Promise.all(all)
  expect(writes.map(({ bucket }) => bucket)).toEqual([1, 2, 3, 1])
})

test('a failed write fails its own items only', async () => {
  const { lanes, written } = controlled()
  const failing = lanes.submit(1, 'a')
  const fine = lanes.submit(2, 'b')
  ;(await written(1)).fail(new Error('no'))
  ;(await written(2)).end()
  await expect(failing).rejects.toThrow('no')
  await fine
  await lanes.idle()
})

test('one bad item of a batch fails alone', async () => {
  const { lanes, written } = controlled()
  const [good, bad] = [lanes.submit(1, 'good'), lanes.submit(1, 'bad')]
  ;(await written(1)).fail(new RangeError('no'))
  const first = await written(2)
  expect(first.items).toEqual(['good'])
  first.end()
  ;(await written(3)).fail(new RangeError('no'))
  await good
  await expect(bad).rejects.toThrow('no')
})
