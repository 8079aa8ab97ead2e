/**
 * Writes gathered by bucket: a lane for each bucket, one write of a lane at a time, at most `concurrency` writes in
 * all. What arrives while a lane waits for its turn goes along in one batch, so a busy moment makes larger
 * transactions instead of a longer queue, and a quiet one adds no wait.
 */
export interface Lanes<Item> {
  /** Settles when the batch with the item has been written. */
  submit: (bucket: number, item: Item) => Promise<void>
  /** Resolves when everything submitted so far has ended. */
  idle: () => Promise<void>
}

export interface LanesOptions<Item> {
  concurrency: number
  /** Of one batch, in items and in what `weigh` counts. */
  maxItems: number
  maxWeight: number
  weigh: (item: Item) => number
  /** Writes one batch, all of one bucket. */
  write: (bucket: number, items: Item[]) => Promise<void>
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

export function createLanes<Item>(options: LanesOptions<Item>): Lanes<Item> {
  const lanes = new Map<number, Waiting<Item>[]>()
  const writing = new Set<number>()
  let onIdle: (() => void)[] = []
  let scheduled = false

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    // After this turn's I/O: requests that arrived together go together.
    setImmediate(() => {
      scheduled = false
      start()
    })
  }

  function start(): void {
    for (const [bucket, queue] of lanes) {
      if (writing.size >= options.concurrency) return
      if (writing.has(bucket)) continue
      // To the end of the map: the next free turn is another lane's.
      lanes.delete(bucket)
      const batch = takeBatch(queue)
      if (queue.length > 0) lanes.set(bucket, queue)
      writing.add(bucket)
      void write(bucket, batch)
    }
  }

  async function write(bucket: number, batch: Waiting<Item>[]): Promise<void> {
    try {
      await writeBatch(bucket, batch)
    } finally {
      writing.delete(bucket)
      if (lanes.size > 0) schedule()
      else if (writing.size === 0) {
        for (const resolve of onIdle) resolve()
        onIdle = []
      }
    }
  }

  async function writeBatch(bucket: number, batch: Waiting<Item>[]): Promise<void> {
    try {
      await options.write(
        bucket,
        batch.map(({ item }) => item),
      )
      for (const { resolve } of batch) resolve()
    } catch (error) {
      if (batch.length > 1 && options.isOneItemsFault(error)) {
        for (const waiting of batch) await writeBatch(bucket, [waiting])
        return
      }
      for (const { reject } of batch) reject(error)
    }
  }

  function takeBatch(queue: Waiting<Item>[]): Waiting<Item>[] {
    let weight = 0
    let count = 0
    for (const { item } of queue) {
      weight += options.weigh(item)
      if (count > 0 && (weight > options.maxWeight || count >= options.maxItems)) break
      count++
    }
    return queue.splice(0, count)
  }

  return {
    submit: (bucket, item) =>
      new Promise((resolve, reject) => {
        const queue = lanes.get(bucket)
        const waiting = { item, resolve, reject }
        if (queue) queue.push(waiting)
        else lanes.set(bucket, [waiting])
        schedule()
      }),
    idle: () =>
      lanes.size === 0 && writing.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            onIdle.push(resolve)
          }),
  }
}
