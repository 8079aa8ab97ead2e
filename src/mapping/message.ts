/**
 * A place in sealed bytes where a secret's value goes in at the attempt: sealed content names secrets, it never
 * holds values. Places are ordered by `offset`, which counts bytes of the sealed body as stored.
 */
export interface SecretPlace {
  offset: number
  /** The secret's name. */
  secret: string
  /** Applied to the value in this order, so that it cannot break out of where it stands. */
  encodings: ('json' | 'xml' | 'cdata' | 'url' | 'form' | 'csv')[]
}

/** A message rendered once, at acceptance; every attempt sends the same bytes but for secret values. */
export type SealedMessage = SealedUrlMessage | SealedEmailMessage

export interface SealedUrlMessage {
  channel: 'url'
  method: 'POST' | 'PUT' | 'PATCH'
  url: string
  /** Custom headers in the trigger's order, names as written. Without content-type, signature and sign-in. */
  headers: [name: string, value: string][]
  contentType: string
  body: Uint8Array
  places: SecretPlace[]
}

export interface SealedEmailMessage {
  channel: 'email'
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string | null
  subject: string
  html: string | null
  text: string
}
