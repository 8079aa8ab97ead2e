import { readRecipients } from '#server/postbacks/channels/recipients.ts'

/** The address that stands for the built-in mailbox. */
export const builtInMailbox = 'mailbox:'
/** Who mail comes from when nobody has said. */
export const defaultSender = 'Postbud <postbud@localhost>'

/** @returns the address of a mail server as it is kept; null when it is none */
export function readMailServer(text: string): string | null {
  const url = URL.parse(text.trim())
  if (url?.protocol === builtInMailbox) return builtInMailbox
  return url && /^smtps?:$/.test(url.protocol) && url.hostname !== '' ? text.trim() : null
}

/** What to write instead of an address that is none. */
export const mailServerExample =
  'Write smtp://user:password@host:587, smtps://user:password@host:465, or mailbox: for demos.'

/** @returns the sender of mails, with or without a name; null when it is none */
export function readSender(text: string): string | null {
  const isSender = /^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(text.trim())
  // As the e-mail channel will read it.
  const addresses = isSender ? readRecipients([text.trim()]) : []
  return Array.isArray(addresses) && addresses.length === 1 ? text.trim() : null
}

export const senderExample = 'Write name@example.com or Name <name@example.com>.'

/** A mail server as it is shown: never with user, password or options. */
export function withoutSignIn(mailServer: string): string {
  const url = new URL(mailServer)
  return url.protocol === builtInMailbox ? builtInMailbox : `${url.protocol}//${url.host}`
}
