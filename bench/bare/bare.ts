import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BareResult, BareRun } from './messages.ts'

/** The bare loop in a process of its own, as the product is. */
export interface Bare {
  run: (input: BareRun) => Promise<BareResult>
  stop: () => Promise<void>
}

export function startBare(): Bare {
  const child = fork(fileURLToPath(new URL('loop.ts', import.meta.url)))
  const exited = once(child, 'exit')
  return {
    async run(input) {
      const answered = once(child, 'message')
      child.send(input)
      // loop.ts sends nothing else.
      const [result] = (await answered) as [BareResult]
      return result
    },
    async stop() {
      child.disconnect()
      await exited
    },
  }
}
