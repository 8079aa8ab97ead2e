import { lengthOf } from '../code-points.ts'
import { order } from '../compare.ts'
import { VALUE_DEPTH_LIMIT_LEVELS } from '../limits.ts'
import { RenderError } from '../render-error.ts'
import type { Run } from '../run.ts'
import { representationOf } from '../text.ts'
import { entriesOf, Float, Group, isDictionary, isWhole, Tuple, type Value } from '../value.ts'
import { lines, SPACE } from '../white-space.ts'

/** Characters of a line. */
const WIDTH = 80

/** A value as Python's `pprint` lays it out: keys in order, and lines where one would be too long. */
export function prettyPrinted(value: Value, run: Run): string {
  const printer = new Printer(run)
  printer.print(value, { indent: 0, after: 0, level: 0 })
  return printer.text
}

interface Place {
  /** The column that the value begins in. */
  indent: number
  /** How many characters must fit behind its last line. */
  after: number
  level: number
}

class Printer {
  text = ''
  readonly #run: Run

  constructor(run: Run) {
    this.#run = run
  }

  print(value: Value, place: Place): void {
    const whole = this.#inOneLine(value, 0)
    this.#run.charge(4 + (whole.length >> 3))
    const { level } = place
    const isTooLong = lengthOf(whole) > WIDTH - place.indent - place.after
    const inner = { ...place, level: level + 1 }
    if (!isTooLong) this.#write(whole)
    else if (typeof value === 'string' && value !== '') this.#string(value, inner)
    else if (isDictionary(value)) this.#dictionary(value, inner)
    else if (Array.isArray(value)) this.#items(value, ['[', ']'], inner)
    else if (isPlainTuple(value))
      this.#items(value.items, ['(', value.items.length === 1 ? ',)' : ')'], inner)
    else this.#write(whole)
  }

  #write(part: string): void {
    this.#run.chargeJoined(this.text.length, part.length)
    this.text += part
  }

  #inOneLine(value: Value, depth: number): string {
    const run = this.#run
    if (depth > VALUE_DEPTH_LIMIT_LEVELS) throw new RenderError('too_deep', 'too_deep_to_print')
    run.charge(8)
    const inner = (item: Value): string => this.#inOneLine(item, depth + 1)
    let text: string
    if (isDictionary(value)) {
      text = `{${inOrder(entriesOf(value), run)
        .map(([key, item]) => `${inner(key)}: ${inner(item)}`)
        .join(', ')}}`
    } else if (Array.isArray(value)) text = `[${value.map(inner).join(', ')}]`
    else if (isPlainTuple(value)) {
      text = `(${value.items.map(inner).join(', ')}${value.items.length === 1 ? ',' : ''})`
    } else return representationOf(value, run)
    run.chargeText(text.length)
    return text
  }

  #dictionary(value: Parameters<typeof entriesOf>[0], { indent, after, level }: Place): void {
    const entries = inOrder(entriesOf(value), this.#run)
    this.#write('{')
    for (const [i, [key, item]] of entries.entries()) {
      if (i > 0) this.#nextLine(indent + 1, ',')
      const name = this.#inOneLine(key, 0)
      this.#write(`${name}: `)
      const isLast = i === entries.length - 1
      this.print(item, { indent: indent + lengthOf(name) + 3, after: isLast ? after + 1 : 1, level })
    }
    this.#write('}')
  }

  #items(items: Value[], [open, close]: [string, string], { indent, after, level }: Place): void {
    this.#write(open)
    for (const [i, item] of items.entries()) {
      if (i > 0) this.#nextLine(indent + 1, ',')
      const isLast = i === items.length - 1
      this.print(item, { indent: indent + 1, after: isLast ? after + close.length : 1, level })
    }
    this.#write(close)
  }

  /** A text too long for its line is written as several, cut at its line ends and else between words. */
  #string(value: string, { indent, after, level }: Place): void {
    const isAlone = level === 1
    const column = isAlone ? indent + 1 : indent
    const chunks = this.#chunks(value, WIDTH - column, isAlone ? after + 1 : after)
    const [only] = chunks
    if (only !== undefined && chunks.length === 1) return this.#write(only)
    if (isAlone) this.#write('(')
    for (const [i, chunk] of chunks.entries()) {
      if (i > 0) this.#nextLine(column, '')
      this.#write(chunk)
    }
    if (isAlone) this.#write(')')
  }

  #chunks(value: string, width: number, after: number): string[] {
    const chunks: string[] = []
    const all = lines(value, true, this.#run)
    for (const [i, line] of all.entries()) {
      const spare = i === all.length - 1 ? after : 0
      const whole = representationOf(line, this.#run)
      if (lengthOf(whole) <= width - spare) chunks.push(whole)
      else this.#cut(line, width, spare, chunks)
    }
    return chunks
  }

  #cut(line: string, width: number, after: number, chunks: string[]): void {
    let current = ''
    const parts = line.match(WORDS) ?? []
    for (const [j, part] of parts.entries()) {
      const candidate = current + part
      const spare = j === parts.length - 1 ? after : 0
      this.#run.charge(30 + (candidate.length >> 2))
      if (lengthOf(representationOf(candidate, this.#run)) <= width - spare) current = candidate
      else {
        if (current !== '') chunks.push(representationOf(current, this.#run))
        current = part
      }
    }
    if (current !== '') chunks.push(representationOf(current, this.#run))
  }

  #nextLine(indent: number, end: string): void {
    this.#run.chargeText(indent)
    this.#write(`${end}\n${' '.repeat(indent)}`)
  }
}

/** A word with the white space behind it, or the white space at the beginning. */
const WORDS = new RegExp(`[^${SPACE}]+[${SPACE}]*|[${SPACE}]+`, 'g')

/** What `groupby` gives is written in one line. */
function isPlainTuple(value: Value): value is Tuple {
  return value instanceof Tuple && !(value instanceof Group)
}

/** By their keys; keys that have no order between them by the names of their types. */
function inOrder(entries: [Value, Value][], run: Run): [Value, Value][] {
  run.charge(entries.length * (2 + Math.ceil(Math.log2(entries.length + 1))))
  return entries.toSorted(([left], [right]) => {
    const [type, otherType] = [typeName(left), typeName(right)]
    try {
      return order(left, right, run)
    } catch (error) {
      const isUnordered = error instanceof RenderError && error.code === 'wrong_type'
      if (!isUnordered || type === null || otherType === null || type === otherType) throw error
      return type < otherType ? -1 : 1
    }
  })
}

/** A type's name in Python, as far as a key can have it; null: comparing fails. */
function typeName(key: Value): string | null {
  if (key === null) return 'NoneType'
  if (typeof key === 'boolean') return 'bool'
  if (isWhole(key)) return 'int'
  if (key instanceof Float) return 'float'
  if (typeof key === 'string') return 'str'
  return key instanceof Tuple ? 'tuple' : null
}
