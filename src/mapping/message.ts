/**
 * A place in a sealed body or header where a secret's value goes in at the attempt, or a hash that has it as its key:
 * sealed content names secrets, it never holds values. Places are ordered by `offset`, which counts bytes of the
 * sealed text in UTF-8.
 */
export interface SecretPlace {
  offset: number
  /** The secret's name. */
  secret: string
  /** The hash that goes in; left out: the value itself. */
  hmac?: Hmac
  /** Applied to the value in this order, so that it cannot break out of where it stands. */
  encodings: ('json' | 'xml' | 'cdata' | 'url' | 'form' | 'csv')[]
}

/** A keyed hash, still to be made: its key is a secret. */
export interface Hmac {
  algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512'
  encoding: 'hex' | 'base64'
  signed: Signed
}

/** What a hash is made of: a text, the body as it is sent, or a field of it as its receiver reads it. */
export type Signed = { from: 'text'; text: string } | { from: 'body' } | { from: 'field'; field: string }

/** A custom header, its name as written. Without secrets in it, `places` are left out. */
export type SealedHeader = [name: string, value: string, places?: SecretPlace[]]

/** A message rendered once, at acceptance; every attempt sends the same bytes but for secret values. */
export type SealedMessage = SealedUrlMessage | SealedEmailMessage

export interface SealedUrlMessage {
  channel: 'url'
  method: 'POST' | 'PUT' | 'PATCH'
  url: string
  /** Custom headers in the trigger's order. Without content-type, signature and sign-in. */
  headers: SealedHeader[]
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
