import type { SealedUrlMessage } from '#mapping/message.ts'

/** What an attempt led to, by the table of outcomes. */
export type Outcome = 'accepted' | 'retry' | 'refused'

/** Stable names of what came back, beside the reason written for a person. */
export type AttemptCode =
  | 'accepted'
  /** A status that is not a success. */
  | 'status'
  | 'redirect'
  | 'gone'
  /** The trigger's success rule rejected a 2xx, or failed. */
  | 'success_rule'
  | 'timeout'
  | 'connection_failed'
  | 'dns_failed'
  | 'tls_failed'
  /** The connection ended before the answer was complete. */
  | 'cut_off'
  /** Something that is not HTTP, or more header than is read. */
  | 'answer_unreadable'
  | 'refused_address'
  /** The sealed message cannot be sent as it is, e.g. a line break in a header. */
  | 'message_invalid'
  /** The mail server took the message for none, or not for all, of its recipients. */
  | 'mail_refused'
  /** The mail server does not let us in. */
  | 'mail_login_failed'

export interface UrlRequest {
  method: string
  url: string
  /** As sent, but for secrets, which are `•••`, and for host, connection and content-length. */
  headers: [name: string, value: string][]
}

export interface MailRequest {
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  messageId: string
}

export interface AttemptResponse {
  status: number
  /** Lower-case names; a header that came several times is joined with `, `. */
  headers: Record<string, string>
  /** At most the first 64 KiB, as they came; secrets that the receiver echoes are `•••`. */
  body: Uint8Array
  /** Whether there was more than is kept, or more was announced than arrived. */
  truncated: boolean
}

export interface RecipientResult {
  address: string
  outcome: Outcome
  /** What the mail server said of this recipient. */
  answer: string
}

/** One try to send a postback and what came of it. */
export interface AttemptResult {
  outcome: Outcome
  code: AttemptCode
  /** For the operator: what happened and what to do; `null` when accepted. */
  reason: string | null
  milliseconds: number
  request: UrlRequest | MailRequest
  response: AttemptResponse | null
  /** By recipient, for mail; those accepted by earlier attempts are not repeated. */
  recipients: RecipientResult[] | null
  /** What the receiver asked to wait, in seconds, up to a day. */
  retryAfterSeconds: number | null
  /** The receiver answered 410: it wants nothing more at this address. */
  gone: boolean
}

/** What the trigger's success rule is asked about; `body` is bytes, as the receiver sent them. */
export interface RuleResponse {
  status: number
  headers: Record<string, string>
  body: Uint8Array
}

export type SuccessRule = (response: RuleResponse) => boolean | { error: string }

export type SignIn =
  | { type: 'basic'; username: string; password: string }
  | { type: 'bearer'; token: string }
  | { type: 'header'; name: string; value: string }

/** The live secrets of an attempt. Keep the object as long as the values hold: work derived from it is kept too. */
export interface UrlCredentials {
  /** Standard Webhooks keys (`whsec_` and base64, or bare base64); all sign, for rotation; empty: not signed. */
  signingKeys: string[]
  auth: SignIn | null
  /** Custom headers whose values are secrets, after those of the message. */
  secretHeaders: [name: string, value: string][]
  /** Values for the secret places of the sealed body, by name. */
  secrets: Record<string, string>
}

/** What one attempt at a URL needs. */
export interface UrlSend {
  postbackId: string
  message: SealedUrlMessage
  credentials: UrlCredentials
  /** One deadline over connecting, headers and body. */
  timeoutSeconds: number
  success: SuccessRule | null
  alsoRetry: number[]
  neverRetry: number[]
  isTest: boolean
}
