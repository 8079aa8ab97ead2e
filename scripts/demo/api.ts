import { setTimeout as wait } from 'node:timers/promises'
import type { CaughtMail, CaughtRequest } from '#contract/built-in.ts'
import type { Postback } from '#contract/postbacks.ts'

const waitSeconds = 60

/** The public API, as any program would call it. */
export class Api {
  readonly #url: string
  readonly #key: string

  constructor(url: string, key: string) {
    this.#url = url
    this.#key = key
  }

  async get<T>(path: string): Promise<T> {
    return await this.#call<T>('GET', path)
  }

  async post<T>(path: string, body: object): Promise<T> {
    return await this.#call<T>('POST', path, body)
  }

  /** All postbacks, oldest first, once none of them is on its way any more. */
  async finishedPostbacks(): Promise<Postback[]> {
    for (let tries = 0; tries < waitSeconds * 10; tries++) {
      const { items } = await this.get<{ items: Postback[] }>('/api/v1/postbacks?limit=200')
      if (items.every(({ finishedAt }) => finishedAt !== null)) return items.reverse()
      await wait(100)
    }
    throw new Error(`some postbacks were still on their way after ${waitSeconds} seconds`)
  }

  async receiverUrl(): Promise<string> {
    return (await this.get<{ url: string }>('/api/v1/receiver')).url
  }

  /** What the built-in receiver got and answered 200, without tests. */
  async receivedRequests(): Promise<CaughtRequest[]> {
    const { items } = await this.get<{ items: CaughtRequest[] }>('/api/v1/receiver')
    return items.filter(({ headers, status }) => status === 200 && header(headers, 'postbud-test') === null)
  }

  async receivedMails(): Promise<CaughtMail[]> {
    const { items } = await this.get<{ items: CaughtMail[] }>('/api/v1/mailbox')
    return items.filter(({ isTest }) => !isTest)
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return JSON.parse(text) as T
  }
}

export function header(headers: [string, string][], name: string): string | null {
  return headers.find(([found]) => found.toLowerCase() === name)?.[1] ?? null
}
