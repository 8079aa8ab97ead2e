/**
 * The receiver of all measures, in a process of its own: an ordinary Node HTTP server, as a customer's may be, for
 * the bare loop and for Postbud alike. Counts each event by its number and notes when it came.
 */
import { createServer } from 'node:http'
import {
  eventDigits,
  eventMark,
  hangingAddress,
  now,
  type SinkCommand,
  type SinkMessage,
} from './messages.ts'

const mostEvents = 10 ** 6
const mark = Buffer.from(eventMark)
const none = Buffer.alloc(0)

const counts = new Uint8Array(mostEvents)
const arrivals = new Float64Array(mostEvents)
let requests = 0
let events = 0
let doubled = 0
let hanging = 0
let highest = 0
let expected = 0

const tell = (message: SinkMessage) => process.send?.(message)

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (request.socket.localAddress === hangingAddress) {
      hanging++
      return
    }
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.end('ok')
    count(chunks.length === 1 ? (chunks[0] ?? none) : Buffer.concat(chunks))
  })
})
// Connections stay open between the turns of a run.
server.keepAliveTimeout = 0
server.listen({ host: '0.0.0.0', port: 0, backlog: 4096 }, () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') tell({ kind: 'listening', port: address.port })
})

function count(body: Buffer): void {
  requests++
  const found = body.indexOf(mark)
  if (found === -1) return
  const from = found + mark.length
  const number = Number(body.toString('latin1', from, from + eventDigits))
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
