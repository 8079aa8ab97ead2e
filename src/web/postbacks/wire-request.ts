import type { Attempt, PostbackDetail } from '#contract/postbacks.ts'
import type { CurlRequest } from './curl.ts'

type UrlRequest = Extract<PostbackDetail['request'], { url: string }>

/**
 * The request as that attempt sent it, secrets masked; before the first attempt, or when it noted none, as it is
 * sealed. The body is the same at every attempt.
 */
export function wireRequest(request: UrlRequest, attempt: Attempt | undefined): CurlRequest {
  const sealed = Object.entries(request.headers)
  const sent = attempt?.request
  const { method, url, headers } = isRequest(sent) ? sent : { ...request, headers: sealed }
  return { method, url, headers, body: request.body }
}

interface SentRequest {
  method: string
  url: string
  headers: [string, string][]
}

function isRequest(sent: unknown): sent is SentRequest {
  return typeof sent === 'object' && sent !== null && 'url' in sent && 'method' in sent && 'headers' in sent
}

export function requestText({ method, url, headers, body }: CurlRequest): string {
  const path = URL.canParse(url) ? url.slice(new URL(url).origin.length) : url
  const host = URL.canParse(url) ? [`host: ${new URL(url).host}`] : []
  const lines = [
    `${method} ${path === '' ? '/' : path}`,
    ...host,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ]
  return `${lines.join('\n')}\n\n${body}`
}

export function responseText({ status, headers, body }: NonNullable<Attempt['response']>): string {
  const lines = [String(status), ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  return `${lines.join('\n')}\n\n${body}`
}
