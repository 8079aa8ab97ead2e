import type { Postback } from '#contract/postbacks.ts'
import { testKey } from './client.ts'
import { Waiting } from './waiting.ts'

/** A reader of live postbacks. */
export interface LiveStream {
  response: Response
  /** What has come so far. */
  postbacks: Postback[]
  until: (predicate: (postbacks: Postback[]) => boolean, what: string) => Promise<void>
  /** Resolves when the server has ended it. */
  ended: Promise<void>
  leave: () => void
}

/** Reads server-sent events as a browser does. */
export async function openLive(apiUrl: string, query = ''): Promise<LiveStream> {
  const leaving = new AbortController()
  const response = await fetch(`${apiUrl}/api/v1/postbacks/live${query}`, {
    headers: { authorization: `Bearer ${testKey}` },
    signal: leaving.signal,
  })
  const postbacks: Postback[] = []
  const waiting = new Waiting(postbacks)

  async function read(): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const data = /^id: \S+\nevent: postback\ndata: (.*)$/.exec(event)?.[1]
        // The API's own answer.
        if (data !== undefined) postbacks.push(JSON.parse(data) as Postback)
      }
      waiting.check()
    }
  }

  const ended = read()
  // Who leaves does not wait for the end.
  ended.catch(() => {})
  return { response, postbacks, until: waiting.until.bind(waiting), ended, leave: () => leaving.abort() }
}
