/**
 * The receiver of all measures, in a process of its own: as much of HTTP as is needed to answer 200, because what
 * it costs is taken from what is measured. Counts each event by its number and notes when it came.
 */
import { createServer, type Socket } from 'node:net'
import {
  eventDigits,
  eventMark,
  hangingAddress,
  now,
  type SinkCommand,
  type SinkMessage,
} from './messages.ts'

const mostEvents = 10 ** 6
const answer = Buffer.from('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nok')
const headEnd = Buffer.from('\r\n\r\n')
const lengthName = Buffer.from('content-length: ')
const mark = Buffer.from(eventMark)
const carriageReturn = 0x0d
const zero = 0x30

const counts = new Uint8Array(mostEvents)
const arrivals = new Float64Array(mostEvents)
let requests = 0
let events = 0
let doubled = 0
let hanging = 0
let highest = 0
let expected = 0

const tell = (message: SinkMessage) => process.send?.(message)

const server = createServer({ noDelay: true }, (socket) => {
  const hangs = socket.localAddress === hangingAddress
  let rest: Buffer | null = null
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    let bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk])
    for (let end = endOfRequest(bytes); end !== -1; end = endOfRequest(bytes)) {
      take(socket, bytes.subarray(0, end), hangs)
      bytes = bytes.subarray(end)
    }
    rest = bytes.length > 0 ? bytes : null
  })
})
server.listen({ host: '0.0.0.0', port: 0, backlog: 4096 }, () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') tell({ kind: 'listening', port: address.port })
})

/** Where the first request ends, -1 while it is not all there. */
function endOfRequest(bytes: Buffer): number {
  const head = bytes.indexOf(headEnd)
  if (head === -1) return -1
  const name = bytes.indexOf(lengthName)
  const length = name === -1 || name > head ? 0 : digitsAt(bytes, name + lengthName.length)
  const end = head + headEnd.length + length
  return end <= bytes.length ? end : -1
}

function digitsAt(bytes: Buffer, start: number): number {
  let value = 0
  for (let at = start; bytes[at] !== carriageReturn && at < start + 9; at++) {
    value = value * 10 + (bytes[at] ?? zero) - zero
  }
  return value
}

function take(socket: Socket, request: Buffer, hangs: boolean): void {
  if (hangs) {
    hanging++
    return
  }
  socket.write(answer)
  requests++
  const found = request.indexOf(mark)
  if (found === -1) return
  const from = found + mark.length
  const number = Number(request.toString('latin1', from, from + eventDigits))
  if (!(number < mostEvents)) return
  const before = counts[number] ?? 0
  counts[number] = before + 1
  if (number > highest) highest = number
  if (before === 1) doubled++
  if (before > 0) return
  arrivals[number] = now()
  if (++events === expected) tell({ kind: 'complete', atMilliseconds: now() })
}

process.on('message', (command: SinkCommand) => {
  if (command.kind === 'reset') {
    counts.fill(0)
    arrivals.fill(0)
    requests = events = doubled = hanging = highest = 0
    expected = command.expected
    tell({ kind: 'ready' })
  } else {
    tell({ kind: 'report', requests, events, doubled, hanging, arrivals: arrivals.slice(0, highest + 1) })
  }
})
process.on('disconnect', () => process.exit())
