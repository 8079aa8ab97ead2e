import type { TraceEntry } from '#contract/trace.ts'
import {
  TRACE_LIMIT_ENTRIES,
  TRACE_NEAREST_LIMIT_KEYS,
  TRACE_NEAREST_LIMIT_LOOKS,
  TRACE_TEXT_LIMIT_CHARACTERS,
} from '../limits.ts'
import { nearest } from '../names.ts'
import { isDictionary, keysOf, type Dictionary, type Value } from '../value.ts'
import { ShortValues } from './short.ts'
import { TextTrace } from './text-trace.ts'
import type { TextTracer, Tracer } from './tracer.ts'

/** Collects what the holes of one template did with one event, so that it can be told why something is missing. */
export class Trace implements Tracer {
  /** In the order in which they began. */
  readonly entries: TraceEntry[] = []
  readonly values = new ShortValues(TRACE_TEXT_LIMIT_CHARACTERS)
  #isCut = false
  #isAgain = false
  #output = -1
  #looks = TRACE_NEAREST_LIMIT_LOOKS
  #origins = TRACE_LIMIT_ENTRIES
  readonly #keys = new WeakMap<Dictionary, string[]>()

  /** Whether there was more to tell. */
  get isCut(): boolean {
    return this.#isCut
  }

  /** Of the message at hand, from 0. */
  get output(): number {
    return Math.max(0, this.#output)
  }

  text(field: string, source: string): TextTracer {
    return new TextTrace(this, field, source)
  }

  /** The next message of the event begins. */
  nextOutput(): void {
    this.#output++
  }

  /** Makes what was told already: only a failure is told. */
  again<Result>(make: () => Result): Result {
    const around = this.#isAgain
    this.#isAgain = true
    try {
      return make()
    } finally {
      this.#isAgain = around
    }
  }

  /** Whether there is no place for an entry; whoever asks had one. */
  isFull(): boolean {
    if (this.#isAgain) return true
    const isFull = this.entries.length >= TRACE_LIMIT_ENTRIES
    this.#isCut ||= isFull
    return isFull
  }

  /** Whether it is still followed where the value of a name came from. */
  takesOrigin(): boolean {
    return this.#origins-- > 0
  }

  /** The key of an object that was probably meant; null when none looks like it. */
  nearestKey(object: Value, name: string): string | null {
    if (!isDictionary(object) || this.#looks <= 0) return null
    this.#looks--
    return nearest(name, this.#keysOf(object))
  }

  /** Large objects are read once. */
  #keysOf(object: Dictionary): string[] {
    const known = this.#keys.get(object)
    if (known !== undefined) return known
    const keys = keysOf(object)
      .slice(0, TRACE_NEAREST_LIMIT_KEYS)
      .filter((key) => typeof key === 'string')
      .filter(({ length }) => length < 100)
    this.#keys.set(object, keys)
    return keys
  }
}
