import { vi } from 'vitest'

/** With Vitest's timers, which the test sets. */
export const answerMilliseconds = 50

/** In place of the browser's `fetch`: a server that keeps one thing, and counts its revisions. It takes its time. */
export interface RevisionServer<T> {
  stored: T
  /** What was sent, in its order. */
  bodies: object[]
  /** Somebody else is faster. */
  change: (fields: Partial<T>) => void
  /** For each write that comes: how it is refused; else it is stored. */
  refuse: (() => { status: number; code: string })[]
}

/**
 * Stands in until `vi.unstubAllGlobals()`.
 * @param put what a body makes of the thing
 */
export function serveRevisions<T extends { revision: number }>(
  stored: T,
  put: (stored: T, body: object) => T,
): RevisionServer<T> {
  const server: RevisionServer<T> = {
    stored,
    bodies: [],
    refuse: [],
    change(fields) {
      server.stored = { ...server.stored, ...fields, revision: server.stored.revision + 1 }
    },
  }
  vi.stubGlobal('fetch', async (_url: string, { method, headers, body }: RequestInit & { body?: string }) => {
    await new Promise((resolve) => setTimeout(resolve, answerMilliseconds))
    if (method === 'GET') return Response.json(server.stored)
    const refused = server.refuse.shift()?.()
    if (refused) return Response.json({ code: refused.code, message: '' }, { status: refused.status })
    const ifMatch = new Headers(headers).get('if-match')
    if (ifMatch !== null && ifMatch !== `"${server.stored.revision}"`) {
      return Response.json({ code: 'revision_stale', message: '' }, { status: 412 })
    }
    const sent: object = JSON.parse(body ?? '{}')
    server.bodies.push(sent)
    server.change(put(server.stored, sent))
    return Response.json(server.stored)
  })
  return server
}
