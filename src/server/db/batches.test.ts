import { expect, test } from 'vitest'
import { createBatches } from './batches.ts'

/** Batches whose writes end when the test says so. */
function controlled(
  options: {
    concurrency?: number
    maxItems?: number
    maxWeight?: number
    keysOf?: (item: string) => string[]
  } = {},
) {
  const writes: { items: string[]; end: () => void; fail: (error: Error) => void }[] = []
  let onWrite = () => {}
  const batches = createBatches<string>({
    concurrency: 2,
    maxItems: 10,
    maxWeight: 100,
    weigh: (item) => item.length,
    gatherMilliseconds: 0,
    isOneItemsFault: (error) => error instanceof RangeError,
    ...options,
    write: (items) =>
      new Promise((end, fail) => {
        writes.push({ items, end, fail })
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
  return { batches, writes, written }
}

test('what arrives together is written together', async () => {
  const { batches, writes, written } = controlled()
  const all = ['a', 'b', 'c'].map((item) => batches.submit(item))
  const first = await written(1)
  expect(first.items).toEqual(['a', 'b', 'c'])
  first.end()
  await Promise.all(all)
  expect(writes).toHaveLength(1)
})

test('what has a key in common is never written at once', async () => {
  const { batches, writes, written } = controlled({
    maxItems: 2,
    keysOf: (item) => (item === '-' ? [] : [item]),
  })
  const all = ['a', 'a', 'a', '-', 'b'].map((item) => batches.submit(item))
  const first = await written(1)
  expect(first.items).toEqual(['a', 'a'])
  expect(writes).toHaveLength(1)
  first.end()
  const second = await written(2)
  expect(second.items).toEqual(['a', '-'])
  const third = await written(3)
  expect(third.items).toEqual(['b'])
  second.end()
  third.end()
  await Promise.all(all)
})

test('no more writes at once than allowed; what comes meanwhile gathers', async () => {
  const { batches, writes, written } = controlled({ concurrency: 2 })
  const first = batches.submit('a')
  await written(1)
  const second = batches.submit('b')
  await written(2)
  const later = [batches.submit('c'), batches.submit('d')]
  expect(writes).toHaveLength(2)
  writes[0]?.end()
  const third = await written(3)
  expect(third.items).toEqual(['c', 'd'])
  third.end()
  writes[1]?.end()
  await Promise.all([first, second, ...later])
})

test('batches stay within items and weight, but one heavy item goes alone', async () => {
  const { batches, written } = controlled({ concurrency: 1, maxItems: 2, maxWeight: 5 })
  const all = ['a', 'b', 'c', '1234567', 'd'].map((item) => batches.submit(item))
  const items: string[][] = []
  for (let count = 1; count <= 4; count++) {
    const write = await written(count)
    items.push(write.items)
    write.end()
  }
  await Promise.all(all)
  expect(items).toEqual([['a', 'b'], ['c'], ['1234567'], ['d']])
})

test('a failed write fails its own items only', async () => {
  const { batches, written } = controlled({ maxItems: 1 })
  const failing = batches.submit('a')
  const fine = batches.submit('b')
  ;(await written(1)).fail(new Error('no'))
  ;(await written(2)).end()
  await expect(failing).rejects.toThrow('no')
  await fine
  await batches.idle()
})

test('one bad item of a batch fails alone', async () => {
  const { batches, written } = controlled()
  const [good, bad] = [batches.submit('good'), batches.submit('bad')]
  ;(await written(1)).fail(new RangeError('no'))
  const first = await written(2)
  expect(first.items).toEqual(['good'])
  first.end()
  ;(await written(3)).fail(new RangeError('no'))
  await good
  await expect(bad).rejects.toThrow('no')
})
