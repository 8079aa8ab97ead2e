import { setTimeout as wait } from 'node:timers/promises'
import type { Postbud } from './process.ts'

/** The administrator's side of the API: setting up and looking. */
export interface Api {
  post: <T>(path: string, body: object) => Promise<T>
  /** The value of a metric, all its labels that hold `labels` together. */
  metric: (name: string, labels?: string) => Promise<number>
  /** Resolves when nothing is on its way any more: everything is settled. */
  settled: () => Promise<void>
}

const settledSeconds = 120
const pollMilliseconds = 5

export function createApi({ url, key }: Pick<Postbud, 'url' | 'key'>): Api {
  const authorization = `Bearer ${key}`

  async function metric(name: string, labels = ''): Promise<number> {
    const text = await (await fetch(`${url}/metrics`, { headers: { authorization } })).text()
    return text
      .split('\n')
      .filter((line) => line.startsWith(name) && line.includes(labels))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
  }

  return {
    async post<T>(path: string, body: object) {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${text}`)
      // The caller names what this endpoint answers with.
      return JSON.parse(text) as T
    },
    metric,
    async settled() {
      const until = Date.now() + settledSeconds * 1000
      while ((await metric('postbud_open_postbacks')) > 0) {
        if (Date.now() > until) throw new Error(`not settled after ${settledSeconds} s`)
        await wait(pollMilliseconds)
      }
    },
  }
}
