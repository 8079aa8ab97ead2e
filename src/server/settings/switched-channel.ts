import type { AttemptResult } from '#server/postbacks/channels/attempt.ts'

interface Channel<Input> {
  send(input: Input): Promise<AttemptResult>
  close(): Promise<void>
}

/** A channel that can be exchanged for another while it is in use. */
export interface SwitchedChannel<Input> {
  /** Sends with the one of this moment. */
  channel: Channel<Input>
  isSet(): boolean
  /** From now on this one sends. The one before is closed when its attempts have ended. */
  use(next: Channel<Input> | null): void
}

export function createSwitchedChannel<Input>(): SwitchedChannel<Input> {
  let current: Counted<Input> | null = null
  const open = new Set<Counted<Input>>()

  return {
    isSet: () => current !== null,
    use(next) {
      const before = current
      current = next && count(next, (closed) => open.delete(closed))
      if (current) open.add(current)
      before?.retire()
    },
    channel: {
      async send(input) {
        if (current === null) throw new Error('sent over a channel that is not set')
        return await current.send(input)
      },
      async close() {
        await Promise.all(Array.from(open, (each) => each.close()))
        open.clear()
      },
    },
  }
}

interface Counted<Input> extends Channel<Input> {
  /** Closes once nothing is under way. */
  retire: () => void
}

function count<Input>(channel: Channel<Input>, onClosed: (closed: Counted<Input>) => void): Counted<Input> {
  let underWay = 0
  let retired = false

  function closeIfDone(): void {
    if (!retired || underWay > 0) return
    onClosed(counted)
    void channel.close()
  }

  const counted: Counted<Input> = {
    async send(input) {
      underWay++
      try {
        return await channel.send(input)
      } finally {
        underWay--
        closeIfDone()
      }
    },
    close: () => channel.close(),
    retire() {
      retired = true
      closeIfDone()
    },
  }
  return counted
}
