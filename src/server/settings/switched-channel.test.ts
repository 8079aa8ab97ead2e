import { expect, it } from 'vitest'
import type { AttemptResult } from '#server/postbacks/channels/attempt.ts'
import { createSwitchedChannel } from './switched-channel.ts'

const result: AttemptResult = {
  outcome: 'accepted',
  code: 'accepted',
  reason: null,
  milliseconds: 0,
  request: { method: 'POST', url: '', headers: [] },
  response: null,
  recipients: null,
  retryAfterSeconds: null,
  gone: false,
}

/** A channel whose attempts end when the test says so. */
function newChannel() {
  const attempts: PromiseWithResolvers<AttemptResult>[] = []
  const state = { closed: 0, sent: [] as string[] }
  return {
    state,
    attempts,
    send(input: string) {
      const attempt = Promise.withResolvers<AttemptResult>()
      attempts.push(attempt)
      state.sent.push(input)
      return attempt.promise
    },
    async close() {
      state.closed++
    },
  }
}

it('closes the channel before when its attempts have ended, and not earlier', async () => {
  const [first, second] = [newChannel(), newChannel()]
  const switched = createSwitchedChannel<string>()
  expect(switched.isSet()).toBe(false)
  await expect(switched.channel.send('too early')).rejects.toThrow('not set')

  switched.use(first)
  const [a, b] = [switched.channel.send('a'), switched.channel.send('b')]
  switched.use(second)
  const c = switched.channel.send('c')
  expect([first.state.sent, second.state.sent]).toEqual([['a', 'b'], ['c']])

  first.attempts[0]?.resolve(result)
  await a
  expect(first.state.closed).toBe(0)
  first.attempts[1]?.reject(new Error('broke'))
  await expect(b).rejects.toThrow('broke')
  expect(first.state.closed).toBe(1)

  switched.use(null)
  expect(switched.isSet()).toBe(false)
  second.attempts[0]?.resolve(result)
  await c
  expect(second.state.closed).toBe(1)
})

it('closes an idle one at once, and everything at the end', async () => {
  const [idle, busy, last] = [newChannel(), newChannel(), newChannel()]
  const switched = createSwitchedChannel<string>()
  switched.use(idle)
  switched.use(busy)
  expect(idle.state.closed).toBe(1)
  void switched.channel.send('hangs')
  switched.use(last)
  await switched.channel.close()
  expect([idle, busy, last].map(({ state }) => state.closed)).toEqual([1, 1, 1])
})
