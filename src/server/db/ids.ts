import { randomFillSync } from 'node:crypto'

/** Customers are spread over so many buckets, by a hash of their id, for ever. */
const bucketCount = 64

/** Random bytes are fetched so many at a time: asking for six at a time costs ten times as much. */
const pool = Buffer.alloc(6 * 1024)
let used = pool.length

let lastMilliseconds = 0
let counter = 0

/**
 * A UUIDv7 with the bucket in its 12 `rand_a` bits: the id alone says where its row lies, and a range of ids is a
 * range of time. Ids that one process makes for one bucket in the same millisecond ascend: a counter of 14 bits comes
 * after the variant, then 48 random bits.
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 */
export function newId(bucket: number, milliseconds = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.toString('hex', used, used + 6)
  used += 6
  // Begins low, so that it cannot run over within a millisecond; what if it does: the order is lost, not the id.
  counter =
    milliseconds === lastMilliseconds ? (counter + 1) & 0x3fff : Number.parseInt(random.slice(0, 2), 16)
  lastMilliseconds = milliseconds
  const time = milliseconds.toString(16).padStart(12, '0')
  const variantAndCounter = (0x8000 | counter).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bucket.toString(16).padStart(3, '0')}-${variantAndCounter}-${random}`
}

/** An id for what has no customer, such as a customer itself: configuration, history, refusals. */
export function newPlainId(): string {
  return newId(0)
}

/** The bucket that an id of a row of the event tables carries. */
export function bucketOf(id: string): number {
  return Number.parseInt(id.slice(15, 18), 16) % bucketCount
}

/** The bucket of a customer: FNV-1a over the id's random digits, which is even and the same on every machine. */
export function bucketForCustomer(id: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0) % bucketCount
}

/** The smallest id of a moment: where a range of ids begins. */
export function firstIdAt(milliseconds: number): string {
  const time = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

/** When an id was made, in milliseconds since 1970. */
export function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text from outside can be asked for as an id: PostgreSQL refuses a statement with any other. */
export function isId(text: string): boolean {
  return form.test(text)
}
