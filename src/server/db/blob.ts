import { isUtf8 } from 'node:buffer'
import type { Sql } from './database.ts'

/**
 * Many byte strings as one parameter, cut apart again in SQL: an array of bytea would be escaped and copied twice.
 * Nearly always they are text and travel as such: the driver sends bytea as hex, which is twice as long and took a
 * fifth of the database's time.
 */
export class Blob {
  readonly #chunks: Uint8Array[] = []
  #length = 0

  /** @returns where it begins, from 1, and how long it is; nulls for null */
  add(chunk: Uint8Array | null): [from: number | null, length: number | null] {
    if (!chunk) return [null, null]
    const from = this.#length + 1
    this.#chunks.push(chunk)
    this.#length += chunk.length
    return [from, chunk.length]
  }

  /** All of them, as an expression of type bytea. */
  expression(sql: Sql) {
    const bytes = Buffer.concat(this.#chunks, this.#length)
    // What is no UTF-8, or holds a zero, PostgreSQL does not take as text.
    if (bytes.includes(0) || !isUtf8(bytes)) return sql`${bytes}::bytea`
    return sql`convert_to(${bytes.toString('utf8')}, 'UTF8')`
  }
}
