import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The least durable sender, in a process of its own, with a PostgreSQL of its own as Postbud has it. */
export interface Floor {
  url: string
  /** Resolves when so many messages have been settled since the start. */
  settled: (messages: number) => Promise<void>
  stop: () => Promise<void>
}

export interface Settled {
  settled: number
}

/** @param urls one for each destination */
export async function startFloor(urls: string[]): Promise<Floor> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), urls)
  const exited = once(child, 'exit')
  // server.ts says first where it listens, and then only how much has been settled.
  const [url] = (await once(child, 'message')) as [string]
  let settled = 0
  let onSettled = () => {}
  child.on('message', (message: Settled) => {
    settled = message.settled
    onSettled()
  })
  return {
    url,
    async settled(messages) {
      while (settled < messages) {
        await new Promise<void>((resolve) => {
          onSettled = resolve
        })
      }
    },
    async stop() {
      child.disconnect()
      await exited
    },
  }
}
