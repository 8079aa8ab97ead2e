import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { hangingAddress, type SinkCommand, type SinkMessage, type SinkReport } from './messages.ts'

/** The receiver in a process of its own. */
export interface Sink {
  /** URLs of `count` destinations: addresses of loopback, so that each is an origin of its own. */
  urls: (count: number) => string[]
  hangingUrl: string
  /** @returns a promise for the moment when so many different events have arrived */
  expect: (events: number) => Promise<{ complete: Promise<number> }>
  report: () => Promise<SinkReport>
  stop: () => Promise<void>
}

export async function startSink(): Promise<Sink> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), { serialization: 'advanced' })
  const exited = once(child, 'exit')
  const tell = (command: SinkCommand) => void child.send(command)
  const { port } = await next('listening')

  function next<Kind extends SinkMessage['kind']>(kind: Kind): Promise<Extract<SinkMessage, { kind: Kind }>> {
    return new Promise((resolve) => {
      const listener = (message: SinkMessage) => {
        if (message.kind !== kind) return
        child.off('message', listener)
        // Told apart by `kind`, which was just compared.
        resolve(message as Extract<SinkMessage, { kind: Kind }>)
      }
      child.on('message', listener)
    })
  }

  return {
    urls: (count) => Array.from({ length: count }, (_, index) => `http://127.0.0.${index + 11}:${port}`),
    hangingUrl: `http://${hangingAddress}:${port}`,
    async expect(events) {
      const ready = next('ready')
      tell({ kind: 'reset', expected: events })
      await ready
      return { complete: next('complete').then(({ atMilliseconds }) => atMilliseconds) }
    },
    async report() {
      const report = next('report')
      tell({ kind: 'report' })
      return await report
    },
    async stop() {
      child.disconnect()
      await exited
    },
  }
}
