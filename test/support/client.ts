import { setTimeout as wait } from 'node:timers/promises'
import type { ErrorBody } from '#contract/error.ts'
import type { Postback, PostbackDetail, PostbackState } from '#contract/postbacks.ts'

/** What an answer of the API holds, with everything a test may look at. */
export interface Answer<T> {
  status: number
  headers: Headers
  body: T
  text: string
}

/** The API as any client reaches it, and what nearly every test sets up with it. */
export interface Client {
  /** Sends a request with the administrator's key. Text goes as it is. */
  call: <T = ErrorBody>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer<T>>
  /** The same, for what must succeed. */
  must: <T>(method: string, path: string, body?: unknown) => Promise<T>
  customer: (fields?: object) => Promise<{ id: string; referenceId: string }>
  /** A published code template; JSON with the event's id unless given. */
  template: (fields?: object) => Promise<string>
  /** An active trigger to the receiver, unless given otherwise. */
  trigger: (fields: object) => Promise<string>
  /** Resolves with the postback as soon as it is in one of the states. */
  postback: (id: string, ...states: PostbackState[]) => Promise<PostbackDetail>
  postbacksOf: (eventId: string) => Promise<Postback[]>
}

/** The administrator's key in tests: POSTBUD_API_KEY. */
export const testKey = 'pb_test_key_of_the_administrator'

let references = 0

/**
 * @param url of the API; asked for each request, because a program that is started again may have another
 * @param receiverUrl where triggers lead
 */
export function createClient(url: () => string, receiverUrl: string): Client {
  const call: Client['call'] = async <T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const response = await fetch(url() + path, {
      method,
      headers: {
        authorization: `Bearer ${testKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = (response.headers.get('content-type') ?? '').includes('json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : null) as T,
    }
  }

  const must: Client['must'] = async <T>(method: string, path: string, body?: unknown) => {
    const answer = await call<T>(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`)
    return answer.body
  }

  return {
    call,
    must,
    customer: (fields = {}) => {
      const referenceId = `CUSTOMER-${++references}`
      return must('POST', '/api/v1/customers', { name: 'Nordlys Plakater ApS', referenceId, ...fields })
    },
    async template(fields = {}) {
      const source = '{"id": "{{ event.id }}", "order": "{{ order.referenceId }}"}'
      const { id } = await must<{ id: string }>('POST', '/api/v1/templates', {
        name: 'News',
        format: 'json',
        source,
        ...fields,
      })
      await must('POST', `/api/v1/templates/${id}/publish`, {})
      return id
    },
    async trigger(fields) {
      const { id } = await must<{ id: string }>('POST', '/api/v1/triggers', {
        name: 'To the receiver',
        eventType: 'order.shipped',
        channel: 'url',
        url: `${receiverUrl}/hook`,
        method: 'POST',
        ...fields,
      })
      await must('POST', `/api/v1/triggers/${id}/activate`, { override: 'in a test' })
      return id
    },
    async postback(id, ...states) {
      for (let tries = 0; tries < 600; tries++) {
        const postback = await must<PostbackDetail>('GET', `/api/v1/postbacks/${id}`)
        if (states.includes(postback.state)) return postback
        await wait(25)
      }
      throw new Error(`postback ${id} did not become ${states.join(' or ')}`)
    },
    postbacksOf: async (eventId) =>
      (await must<{ items: Postback[] }>('GET', `/api/v1/postbacks?eventId=${eventId}`)).items,
  }
}
