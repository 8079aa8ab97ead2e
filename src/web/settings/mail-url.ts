/** How mail leaves: not at all, into the built-in mailbox, or by a server with STARTTLS or with TLS from the start. */
export type MailKind = 'none' | 'mailbox' | 'smtp' | 'smtps'

export interface MailFields {
  kind: MailKind
  host: string
  port: string
  user: string
  password: string
}

export const usualPorts = { smtp: '587', smtps: '465' } as const

/** What is set, as far as it is ever shown: never user and password. */
export function mailFieldsOf(server: string | null): MailFields {
  const unknown = { host: '', port: usualPorts.smtp, user: '', password: '' }
  const url = server === null ? null : URL.parse(server)
  if (url === null) return { kind: 'none', ...unknown }
  if (url.protocol === 'mailbox:') return { kind: 'mailbox', ...unknown }
  const kind = url.protocol === 'smtps:' ? 'smtps' : 'smtp'
  return { ...unknown, kind, host: url.hostname, port: url.port || usualPorts[kind] }
}

/** The address that the API takes; null for no mail server. */
export function mailUrlOf({ kind, host, port, user, password }: MailFields): string | null {
  if (kind === 'none') return null
  if (kind === 'mailbox') return 'mailbox:'
  const signIn = user === '' ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password)}@`
  return `${kind}://${signIn}${host.trim()}:${port.trim()}`
}

/** Whether anything about the server was typed: if not, what is set stays, with its password. */
export function isSameServer(fields: MailFields, server: string | null): boolean {
  const set = mailFieldsOf(server)
  if (fields.kind !== set.kind) return false
  if (fields.kind === 'none' || fields.kind === 'mailbox') return true
  return (['host', 'port', 'user', 'password'] as const).every((name) => fields[name].trim() === set[name])
}
