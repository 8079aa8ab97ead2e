/**
 * Writes gathered into batches, at most `concurrency` at a time. What arrives while all writers are busy goes along
 * in the next batch, so a busy moment makes larger transactions instead of a longer queue, and a quiet one adds no
 * wait.
 */
export interface Batches<Item> {
  /** Settles when the batch with the item has been written. */
  submit: (item: Item) => Promise<void>
  /** Resolves when everything submitted so far has ended. */
  idle: () => Promise<void>
}

export interface BatchesOptions<Item> {
  concurrency: number
  /** So long a batch waits for company before it is written; 0: until this turn's I/O is done. */
  gatherMilliseconds: number
  /** Of one batch, in items and in what `weigh` counts. */
  maxItems: number
  maxWeight: number
  weigh: (item: Item) => number
  /** Items with a key in common are written in the order they came: in one batch, or one batch after the other. */
  keysOf?: (item: Item) => readonly string[]
  write: (items: Item[]) => Promise<void>
  /**
   * Whether a batch may have failed because of one of its items: then each is written alone, so that the others do
   * not fail with it. Else the whole batch is rejected.
   */
  isOneItemsFault: (error: unknown) => boolean
}

interface Waiting<Item> {
  item: Item
  resolve: () => void
  reject: (error: unknown) => void
}

export function createBatches<Item>(options: BatchesOptions<Item>): Batches<Item> {
  const { keysOf = () => [] } = options
  /** Of what is being written. */
  const busyKeys = new Set<string>()
  const queue: Waiting<Item>[] = []
  let writing = 0
  let onIdle: (() => void)[] = []
  let scheduled = false

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    // After this turn's I/O: requests that arrived together go together.
    if (options.gatherMilliseconds === 0) setImmediate(start)
    else setTimeout(start, options.gatherMilliseconds)
  }

  function start(): void {
    scheduled = false
    while (writing < options.concurrency) {
      const batch = takeBatch()
      if (batch.length === 0) return
      void write(batch)
    }
  }

  async function write(batch: Waiting<Item>[]): Promise<void> {
    writing++
    const keys = batch.flatMap(({ item }) => keysOf(item))
    for (const key of keys) busyKeys.add(key)
    try {
      await writeBatch(batch)
    } finally {
      writing--
      for (const key of keys) busyKeys.delete(key)
      if (queue.length > 0) schedule()
      else if (writing === 0) {
        for (const resolve of onIdle) resolve()
        onIdle = []
      }
    }
  }

  async function writeBatch(batch: Waiting<Item>[]): Promise<void> {
    try {
      await options.write(batch.map(({ item }) => item))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      if (batch.length > 1 && options.isOneItemsFault(error)) {
        for (const waiting of batch) await writeBatch([waiting])
        return
      }
      for (const { reject } of batch) reject(error)
    }
  }

  function takeBatch(): Waiting<Item>[] {
    let weight = 0
    let count = 0
    for (const { item } of queue) {
      weight += options.weigh(item)
      if (count > 0 && (weight > options.maxWeight || count >= options.maxItems)) break
      // Nor may what came later overtake it.
      if (keysOf(item).some((key) => busyKeys.has(key))) break
      count++
    }
    return queue.splice(0, count)
  }

  return {
    submit: (item) =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject })
        schedule()
      }),
    idle: () =>
      queue.length === 0 && writing === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            onIdle.push(resolve)
          }),
  }
}
