import {
  OUTPUT_LIMIT_CHARACTERS,
  LIST_LIMIT_ELEMENTS,
  RENDER_LIMIT_STEPS,
  TEXT_LIMIT_CHARACTERS,
} from './limits.ts'
import { NO_TABLES, type LookupTables } from './lookups.ts'
import { RenderError } from './render-error.ts'
import { markOf, type SecretEncoding, type WrittenSecret } from './secrets.ts'
import type { DataObject, Secret, Value } from './value.ts'

/** The mark of a variable that no `set` has reached yet. */
export const UNSET: unique symbol = Symbol('unset')

/** What a template can see. */
export interface Names {
  /** The event: its keys are names. */
  readonly data: Value
  /** Postbud's own names (`trigger`, `postback`, `payload` …), which beat the data. */
  readonly own: DataObject
  /** The customer's, an IANA name: for dates whose template names none. Left out: UTC. */
  readonly timeZone?: string
  /** Look-up tables; none when left out. */
  readonly tables?: LookupTables
}

/** How the format that is written treats values. */
export interface Printing {
  /** Null prints as `None`, as in the reference, and not as nothing. */
  readonly printsNone: boolean
  /** `tojson` keeps the digits of input numbers. */
  readonly keepsDigits: boolean
  /** What holes write is escaped, so that what is HTML already has to be known as such. */
  readonly escapes?: boolean
}

/** The state of one `for` while it runs. */
export interface LoopState {
  items: Value[]
  index: number
  /** What `loop.changed` saw last. */
  changed: Value[] | null
}

/** One evaluation of one template or expression: what it sees, what it has written, and what it may still use. */
export class Run {
  readonly data: Value
  readonly own: DataObject
  readonly printing: Printing
  readonly tables: LookupTables
  readonly timeZone: string
  readonly locals: (Value | typeof UNSET)[]
  readonly loops: LoopState[] = []
  /** The secrets written so far; null where none may be. */
  readonly secrets: WrittenSecret[] | null
  out = ''
  /** Offset in the source of the part that is being evaluated: where an error belongs. */
  at = 0
  /** Length of what was written before, while what is written now is kept apart. */
  #before = 0
  #steps = RENDER_LIMIT_STEPS
  /** What takes back the changes made so far, while a text is made that is made again. */
  #changes: (() => void)[] | null = null

  constructor(names: Names, printing: Printing, slotCount: number, secrets: WrittenSecret[] | null = null) {
    this.data = names.data
    this.own = names.own
    this.tables = names.tables ?? NO_TABLES
    this.timeZone = names.timeZone ?? 'UTC'
    this.printing = printing
    this.secrets = secrets
    this.locals = []
    for (let slot = 0; slot < slotCount; slot++) this.locals.push(UNSET)
  }

  /** Empties the slots of names that a block sets anew. */
  forget(slots: readonly number[]): void {
    for (const slot of slots) this.locals[slot] = UNSET
  }

  /** Must be called before something changes that outlives the text at hand. @param undo takes the change back */
  changes(undo: () => void): void {
    this.#changes?.push(undo)
  }

  /** Makes what is made once more in another form: that finds everything as it was. */
  madeTwice<T>(make: () => T): T {
    const around = this.#changes
    const changes: (() => void)[] = []
    this.#changes = changes
    const made = make()
    this.#changes = around
    for (const undo of changes.toReversed()) undo()
    return made
  }

  /** Takes steps from what is left. */
  charge(steps: number): void {
    this.#steps -= steps
    if (this.#steps < 0) throw tooMuchWork()
  }

  /** Must be called before a text of this length is made. */
  chargeText(length: number): void {
    if (length > TEXT_LIMIT_CHARACTERS) {
      throw new RenderError('too_large', 'text_too_long', { limit: TEXT_LIMIT_CHARACTERS })
    }
    this.charge(1 + (length >> 4))
  }

  /** Must be called before a text of this length is added to one that is being put together. */
  chargeJoined(before: number, length: number): void {
    if (before + length > TEXT_LIMIT_CHARACTERS) this.chargeText(before + length)
    this.charge(1 + (length >> 4))
  }

  /** Must be called before a list of this length is made. */
  chargeList(length: number): void {
    if (length > LIST_LIMIT_ELEMENTS) {
      throw new RenderError('too_large', 'list_too_long', { limit: LIST_LIMIT_ELEMENTS })
    }
    this.charge(1 + length)
  }

  /** Marks the place of a secret, or of a hash with it as its key, in the output. */
  writeSecret({ name, hmac }: Secret, encodings: SecretEncoding[]): void {
    if (this.secrets === null) {
      throw new RenderError('secret_not_here', 'secret_not_in_body')
    }
    this.secrets.push({ secret: name, encodings, ...(hmac === null ? {} : { hmac }) })
    this.write(markOf(this.secrets.length - 1))
  }

  /** Takes what going through the characters of a text one by one costs. */
  chargeCharacters(length: number): void {
    this.charge(1 + length)
  }

  /** Adds to the output. */
  write(text: string): void {
    const { length } = text
    if (this.#before + this.out.length + length > OUTPUT_LIMIT_CHARACTERS) throw tooLong()
    this.#steps -= 1 + (length >> 5)
    if (this.#steps < 0) throw tooMuchWork()
    this.out += text
  }

  /** Makes a text apart from the output. */
  apart(emit: (run: Run) => void): string {
    const before = this.#before
    this.#before = 0
    const { out } = this
    this.out = ''
    emit(this)
    const text = this.out
    this.out = out
    this.#before = before
    return text
  }

  /** Adds to the output, and tells what: looking for it in a long output would take long. */
  heard(emit: (run: Run) => void): string {
    const { out } = this
    this.#before += out.length
    this.out = ''
    emit(this)
    const text = this.out
    this.#before -= out.length
    this.out = out + text
    return text
  }
}

function tooMuchWork(): RenderError {
  return new RenderError('too_much_work', 'too_much_work')
}

function tooLong(): RenderError {
  return new RenderError('too_large', 'output_would_be_too_long', { limit: OUTPUT_LIMIT_CHARACTERS })
}
