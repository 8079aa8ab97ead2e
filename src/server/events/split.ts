import { ApiError } from '#server/http/errors.ts'

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openList = 0x5b
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d
const blanks = new Set([0x20, 0x09, 0x0a, 0x0d])

/**
 * Cuts a JSON array into its elements without reading them: each event is stored as it came, and one that is not
 * JSON must not take the others along. @returns null when the bytes are not an array at all
 */
export function splitArray(bytes: Buffer): Buffer[] | null {
  const [start, end] = trim(bytes, 0, bytes.length)
  if (end - start < 2 || bytes[start] !== openList || bytes[end - 1] !== closeList) return null
  const elements: Buffer[] = []
  let depth = 0
  let begin = start + 1
  // A batch holds megabytes: comparing numbers takes a fifth of the time that sets and `indexOf` take.
  for (let index = start + 1; index < end - 1; index++) {
    const byte = bytes[index]
    if (byte === quote) index = endOfText(bytes, index, end)
    else if (byte === openList || byte === openObject) depth++
    else if (byte === closeList || byte === closeObject) depth--
    else if (byte === comma && depth === 0) {
      elements.push(slice(bytes, begin, index))
      begin = index + 1
    }
    if (depth < 0) return null
  }
  const last = slice(bytes, begin, end - 1)
  if (depth !== 0) return null
  if (last.length > 0 || elements.length > 0) elements.push(last)
  return elements
}

/** Cuts NDJSON into its lines; empty lines don't count. @see https://github.com/ndjson/ndjson-spec */
export function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  let begin = 0
  while (begin < bytes.length) {
    const found = bytes.indexOf(0x0a, begin)
    const end = found === -1 ? bytes.length : found
    const line = slice(bytes, begin, end)
    if (line.length > 0) lines.push(line)
    begin = end + 1
  }
  return lines
}

const batchEvents = 1000
export const batchBytes = 16 * 1024 * 1024

/** @throws ApiError batch_too_large */
export function checkBatchSize(count: number): void {
  if (count > batchEvents) throw new ApiError('batch_too_large', { values: { limit: batchEvents, count } })
}

function endOfText(bytes: Buffer, start: number, end: number): number {
  for (let index = start + 1; index < end; index++) {
    const byte = bytes[index]
    if (byte === backslash) index++
    else if (byte === quote) return index
  }
  return end
}

function slice(bytes: Buffer, begin: number, end: number): Buffer {
  const [from, to] = trim(bytes, begin, end)
  return bytes.subarray(from, to)
}

function trim(bytes: Buffer, begin: number, end: number): [number, number] {
  let from = begin
  let to = end
  while (from < to && blanks.has(bytes[from] ?? 0)) from++
  while (to > from && blanks.has(bytes[to - 1] ?? 0)) to--
  return [from, to]
}
