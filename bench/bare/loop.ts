/**
 * What no sender in this process could beat: undici posting a message that lies ready to the same receiver, with no
 * database, no event, no signature.
 */
import { Pool } from 'undici'
import { eventDigits, eventMark, now } from '../sink/messages.ts'
import type { BareResult, BareRun } from './messages.ts'

const path = '/hooks/orders'
/** As long as Postbud's. */
const headers = {
  'content-type': 'application/json',
  'user-agent': 'Postbud/0.1.0',
  'webhook-id': '019a1b2c-3d4e-7f50-8a1b-2c3d4e5f6071',
  'webhook-timestamp': '1790000000',
  'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
}

async function loop({ urls, concurrency, requests, body }: BareRun): Promise<BareResult> {
  const perOrigin = Math.ceil(concurrency / urls.length)
  const pools = urls.map((url) => new Pool(url, { connections: perOrigin, pipelining: 1 }))
  const message = Buffer.from(body)
  const numberAt = message.indexOf(eventMark) + eventMark.length
  let sent = 0
  const begun = now()
  const one = async (pool: Pool): Promise<void> => {
    while (sent < requests) {
      // Bytes of their own for each message, as every sender has them.
      const bytes = Buffer.from(message)
      bytes.write(String(sent++).padStart(eventDigits, '0'), numberAt, 'latin1')
      const answer = await pool.request({ path, method: 'POST', headers, body: bytes })
      await answer.body.dump()
    }
  }
  await Promise.all(pools.flatMap((pool) => Array.from({ length: perOrigin }, () => one(pool))))
  const perSecond = (requests / (now() - begun)) * 1000
  await Promise.all(pools.map((pool) => pool.close()))
  return { perSecond }
}

process.on('message', (run: BareRun) => {
  void loop(run).then((result) => process.send?.(result))
})
process.on('disconnect', () => process.exit())
