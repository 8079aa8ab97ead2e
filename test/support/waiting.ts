/** The longest that anything in a test is waited for. */
const LONGEST_MILLISECONDS = 15_000

/** Lets tests wait for a state instead of a time: `check` is called after everything that may have changed it. */
export class Waiting<T> {
  readonly #waiters = new Set<{ predicate: (state: T) => boolean; done: () => void }>()
  readonly #state: T

  constructor(state: T) {
    this.#state = state
  }

  /** Resolves as soon as the state is as wanted, at once if it is already; fails after 15 s. */
  async until(predicate: (state: T) => boolean, what: string): Promise<void> {
    if (predicate(this.#state)) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiter = { predicate, done: resolve }
    this.#waiters.add(waiter)
    const timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), LONGEST_MILLISECONDS)
    try {
      await promise
    } finally {
      clearTimeout(timer)
      this.#waiters.delete(waiter)
    }
  }

  check(): void {
    for (const { predicate, done } of this.#waiters) if (predicate(this.#state)) done()
  }
}
