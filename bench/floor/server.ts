/**
 * The least that a sender has to do which loses nothing: keep the event and the message, answer, post it signed, note
 * that it is done. Two rows are inserted for an event, then one deleted and one inserted, in statements as large as
 * Postbud's. No check, no template, no idempotency, no search, no lease, no retry, no limit: what is above this is the
 * price of Postbud, what is below it nobody pays less for on this machine.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import postgres from 'postgres'
import { Pool } from 'undici'
import { plainColumn } from '../../src/server/db/columns.ts'
import { startEmbedded } from '../../src/server/db/embedded.ts'
import { byHand } from '../mapping/by-hand.ts'
import type { Order } from '../mapping/order.ts'
import type { Settled } from './floor.ts'

const connectionsPerDestination = 8
const gatherMilliseconds = 5
const secret = 'a secret of thirty-two characters'

const folder = await mkdtemp(join(tmpdir(), 'postbud-floor-'))
await chmod(folder, 0o711)
const server = await startEmbedded({ dataDir: join(folder, 'data'), log: pino({ level: 'warn' }) })
const { user: username, ...rest } = server.connection
const sql = postgres({ ...rest, username, max: 4 })
await sql`create table kept (id uuid primary key, payload text not null)`
await sql`alter table kept alter column payload set storage external`
await sql`create table to_do (id uuid primary key, body text not null)`
await sql`create table done (id uuid primary key, status integer not null)`

const pools = process.argv
  .slice(2)
  .map((url) => new Pool(url, { connections: connectionsPerDestination, pipelining: 1 }))
let next = 0
let settled = 0
let ended: string[] = []

async function accept(events: Order[]): Promise<string[]> {
  const ids = events.map(() => randomUUID())
  const bodies = events.map(byHand)
  await sql`
    with input as (
      select * from unnest(${plainColumn(ids)}::uuid[], ${events.map((event) => JSON.stringify(event))}::text[],
                           ${bodies}::text[]) as i(id, payload, body)
    ),
    new_kept as (insert into kept select id, payload from input)
    insert into to_do select id, body from input`
  for (const [index, id] of ids.entries()) void send(id, bodies[index] ?? '')
  return ids
}

async function send(id: string, body: string): Promise<void> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  const answer = await pools[next++ % pools.length]?.request({
    path: '/hooks/orders',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Floor',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  })
  await answer?.body.dump()
  if (ended.length === 0) setTimeout(() => void settle(), gatherMilliseconds)
  ended.push(id)
}

async function settle(): Promise<void> {
  const ids = ended
  ended = []
  await sql`
    with gone as (delete from to_do where id = any(${plainColumn(ids)}::uuid[]) returning id)
    insert into done select id, 200 from gone`
  settled += ids.length
  process.send?.({ settled } satisfies Settled)
}

const http = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    // The bench sends nothing else.
    const events = JSON.parse(Buffer.concat(chunks).toString()) as Order[]
    void accept(events).then((ids) => {
      const answer = JSON.stringify({ results: ids.map((id) => ({ status: 202, id })) })
      response.writeHead(202, { 'content-length': Buffer.byteLength(answer) }).end(answer)
    })
  })
})
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  if (address !== null && typeof address === 'object') process.send?.(`http://127.0.0.1:${address.port}`)
})
process.on('disconnect', () => {
  void (async () => {
    await sql.end()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
    process.exit()
  })()
})
