/** The last few of something, bounded in number and in bytes, because what arrives is somebody else's choice. */
export class Recent<T> {
  readonly #most: number
  readonly #mostBytes: number
  readonly #entries: { item: T; bytes: number }[] = []
  #bytes = 0

  constructor(most: number, mostBytes: number) {
    this.#most = most
    this.#mostBytes = mostBytes
  }

  /** Keeps an item and drops the oldest ones that no longer fit; the newest stays, whatever its size. */
  add(item: T, bytes: number): void {
    this.#entries.push({ item, bytes })
    this.#bytes += bytes
    while (this.#entries.length > this.#most || (this.#bytes > this.#mostBytes && this.#entries.length > 1)) {
      this.#bytes -= this.#entries.shift()?.bytes ?? 0
    }
  }

  /** Oldest first. */
  list(): T[] {
    return this.#entries.map(({ item }) => item)
  }

  clear(): void {
    this.#entries.length = 0
    this.#bytes = 0
  }
}
