import type { TriggerTest } from '#contract/postbacks.ts'

type Exchange = TriggerTest['exchanges'][number]

/** What was sent, as it is shown. */
export type RequestShown =
  | {
      channel: 'url'
      method: string
      host: string
      path: string
      headers: Record<string, string>
      body: string
    }
  | { channel: 'email'; from: string; to: string[]; subject: string; text: string; html: string | null }

interface UrlWire {
  method: string
  url: string
  headers: Record<string, string>
  body: string
}
interface MailWire {
  from?: string
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  text: string
  html: string | null
}

/** A test's request has the form that the channel gives it (server/postbacks/test.ts). */
export function requestOf({ request }: Exchange): RequestShown {
  const wire = request as UrlWire | MailWire
  if ('subject' in wire) {
    const { from = '', to, subject, text, html } = wire
    return { channel: 'email', from, to, subject, text, html }
  }
  const { method, url, headers, body } = wire
  const { host, pathname, search } = new URL(url)
  return { channel: 'url', method, host, path: pathname + search, headers, body }
}

interface Response {
  status: number
  headers: Record<string, string>
  body: string
  truncated?: boolean
}

/** null: there was no whole answer, or it was a mail server. */
export function responseOf({ response }: Exchange): Response | null {
  // The form of `AttemptResponse` (server/postbacks/channels/attempt.ts), with its body as text.
  return response as Response | null
}

/** As it went over the wire. */
export function requestText(request: RequestShown): string {
  if (request.channel === 'email') {
    const { from, to, subject, text } = request
    return `From: ${from}\nTo: ${to.join(', ')}\nSubject: ${subject}\nPostbud-Test: true\n\n${text}`
  }
  const { method, path, host, headers, body } = request
  return `${method} ${path}\n${headerLines({ host, ...headers })}\n\n${body}`
}

export function responseText({ status, headers, body }: Response): string {
  return `${status}\n${headerLines(headers)}\n\n${body}`
}

function headerLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
