import { PassThrough, type Readable } from 'node:stream'
import type { Postback } from '#contract/postbacks.ts'
import { isDatabaseAway, type Sql } from '#server/db/database.ts'
import type { Log } from '#server/db/log.ts'
import { createLiveReader, type LiveReader } from './live-reader.ts'

interface LiveFilter {
  customerId?: string
  triggerId?: string
  eventType?: string
  state?: Postback['state']
}

/** Postbacks as they are made and change, for whoever watches. */
export interface LivePostbacks {
  /**
   * A stream of server-sent events: everything from the moment on that it is given. It ends when the reader goes, after a while, and
   * when the server stops.
   */
  watch: (filter: LiveFilter) => Promise<Readable>
  /** Ends all streams, and with them the polling. */
  stop: () => void
}

const pollMilliseconds = 1000
const heartbeatMilliseconds = 15_000
/** Browsers connect again by themselves; who may not look any more is then refused. */
const longestMilliseconds = 10 * 60_000
/** Who reads so much too slowly starts again. */
const mostBuffered = 1024 * 1024

interface Watcher {
  filter: LiveFilter
  stream: PassThrough
}

/** One poll a second for all watchers of this process together, and none while nobody watches. */
export function createLivePostbacks(sql: Sql, log: Log): LivePostbacks {
  const watchers = new Set<Watcher>()
  let reader: Promise<LiveReader> | null = null
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  /** What was there before anybody watched is known, not new. */
  async function openReader(): Promise<LiveReader> {
    reader ??= createLiveReader(sql)
    try {
      return await reader
    } catch (error) {
      reader = null
      throw error
    }
  }

  function pollIn(milliseconds: number): void {
    timer = setTimeout(() => void poll(), milliseconds)
  }

  async function poll(): Promise<void> {
    const begun = performance.now()
    try {
      for (const change of await (await openReader()).read()) send(change)
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: error }, 'the live postbacks could not be read')
    }
    if (watchers.size === 0 || stopped) {
      timer = null
      reader = null
      return
    }
    pollIn(Math.max(0, pollMilliseconds - (performance.now() - begun)))
  }

  function send({ postback, json }: { postback: Postback; json: string }): void {
    for (const { filter, stream } of watchers) {
      if (!isWanted(postback, filter)) continue
      if (stream.writableLength > mostBuffered) stream.destroy()
      else stream.write(`id: ${postback.id}\nevent: postback\ndata: ${json}\n\n`)
    }
  }

  return {
    async watch(filter) {
      await openReader()
      const stream = new PassThrough()
      if (stopped) return stream.end()
      const watcher = { filter, stream }
      watchers.add(watcher)
      // Something at once, so that the headers go out and the browser knows that it is connected.
      stream.write('retry: 1000\n\n')
      const heartbeat = setInterval(() => stream.write(': still here\n\n'), heartbeatMilliseconds)
      const longest = setTimeout(() => stream.end(), longestMilliseconds)
      const forget = () => {
        watchers.delete(watcher)
        clearInterval(heartbeat)
        clearTimeout(longest)
      }
      stream.once('close', forget)
      stream.once('finish', forget)
      stream.on('error', forget)
      if (timer === null) pollIn(pollMilliseconds)
      return stream
    },
    stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      for (const { stream } of watchers) stream.end()
    },
  }
}

function isWanted(postback: Postback, filter: LiveFilter): boolean {
  return (
    // Ids of others may come in capitals.
    (filter.customerId === undefined || filter.customerId.toLowerCase() === postback.customerId) &&
    (filter.triggerId === undefined || filter.triggerId.toLowerCase() === postback.triggerId) &&
    (filter.eventType === undefined || filter.eventType === postback.eventType) &&
    (filter.state === undefined || filter.state === postback.state)
  )
}
