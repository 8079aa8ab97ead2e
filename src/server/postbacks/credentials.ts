import type { BareProblem } from '#contract/problem.ts'
import type { SealedMessage } from '#mapping/message.ts'
import type { Sql } from '#server/db/database.ts'
import type { Vault } from '#server/secrets/vault.ts'
import type { SecretRef, TriggerContent } from '#server/triggers/content.ts'
import type { LiveTrigger, Snapshot } from '#server/triggers/live.ts'
import type { UrlCredentials } from './channels/attempt.ts'

/** The postback that an attempt is made of, as far as credentials go. */
interface Addressed {
  bucket: number
  postbackId: string
  customerId: string
  message: SealedMessage
}

/**
 * The values an attempt signs in and signs with: those of this moment, not of acceptance. One object as long as the
 * configuration stays the same, because channels keep work derived from it.
 *
 * A message that was sealed for another server than the trigger's live version names gets those of its own version:
 * the password of the new server is not for the old one.
 */
export async function credentialsOf(
  snapshot: Snapshot,
  sql: Sql,
  vault: Vault,
  trigger: Pick<LiveTrigger, 'id' | 'version' | 'content' | 'address'>,
  postback: Addressed,
): Promise<UrlCredentials | MissingSecret> {
  const { customerId, message } = postback
  // Whatever the trigger sends today.
  if (message.channel === 'email') return noCredentials
  const { version, content } = hasMoved(message.url, trigger.address)
    ? await sealedVersion(sql, trigger.id, postback)
    : trigger
  const names = secretNames(message)
  const key = `credentials ${trigger.id} ${version} ${customerId} ${names.join(' ')}`
  const valid = await snapshot.remember(key, async () =>
    untilExpiry(() => loadExpiring(sql, vault, trigger.id, content, customerId, names)),
  )
  return await valid()
}

interface Expiring {
  credentials: UrlCredentials | MissingSecret
  /** Until an old signing key ends; null while none is in use. */
  validMilliseconds: number | null
}

/** Loads once, and again when what was loaded has expired: no change of the configuration tells of that. */
function untilExpiry(load: () => Promise<Expiring>): () => Promise<Expiring['credentials']> {
  let loading: Promise<Expiring['credentials']> | null = null
  let until = Infinity

  async function loadAgain(): Promise<Expiring['credentials']> {
    try {
      const { credentials, validMilliseconds } = await load()
      until = validMilliseconds === null ? Infinity : performance.now() + validMilliseconds
      return credentials
    } catch (error) {
      loading = null
      throw error
    }
  }

  return () => {
    if (performance.now() >= until) loading = null
    if (loading === null) {
      until = Infinity
      loading = loadAgain()
    }
    return loading
  }
}

/** Compared as written, which is enough: what is written differently is looked up, and right as well. */
function hasMoved(url: string, address: string | null): boolean {
  if (address === null || !url.startsWith(address)) return true
  return !['', '/', '?', '#'].includes(url.charAt(address.length))
}

async function sealedVersion(
  sql: Sql,
  triggerId: string,
  { bucket, postbackId }: Addressed,
): Promise<{ version: number; content: TriggerContent }> {
  const [row] = await sql<{ version: number; content: TriggerContent }[]>`
    select v.number as version, v.content from postbacks p
    join trigger_versions v on v.trigger_id = p.trigger_id and v.number = p.trigger_version
    where p.bucket = ${bucket} and p.id = ${postbackId}`
  // Versions are never removed.
  if (!row)
    throw new Error(`the version of trigger ${triggerId} that postback ${postbackId} was sealed with is gone`)
  return row
}

/** The secrets that have a place in the message, each once. */
export function secretNames(message: SealedMessage): string[] {
  if (message.channel === 'email') return []
  const places = [...message.places, ...message.headers.flatMap(([, , inHeader = []]) => inHeader)]
  return [...new Set(places.map(({ secret }) => secret))].sort()
}

/**
 * @param customerId whose secrets go before the house's
 * @param names the secrets that have a place in the message
 */
export async function loadCredentials(
  sql: Sql,
  vault: Vault,
  triggerId: string,
  content: TriggerContent,
  customerId: string | null,
  names: string[],
): Promise<UrlCredentials | MissingSecret> {
  return (await loadExpiring(sql, vault, triggerId, content, customerId, names)).credentials
}

async function loadExpiring(
  sql: Sql,
  vault: Vault,
  triggerId: string,
  content: TriggerContent,
  customerId: string | null,
  names: string[],
): Promise<Expiring> {
  const { delivery } = content
  if (delivery.channel === 'email') return { credentials: noCredentials, validMilliseconds: null }
  const rows = await sql<SecretRow[]>`
    select id, kind, name, encrypted,
           (extract(epoch from expires_at - now()) * 1000)::float8 as valid_milliseconds
    from secrets
    where (expires_at is null or expires_at > now())
      and (trigger_id = ${triggerId} or (kind = 'named' and (customer_id = ${customerId} or customer_id is null)))
    order by customer_id nulls last, created_at desc`
  const missing: (string | null)[] = []
  const valueOf = (ref: SecretRef): string => {
    const row =
      'secret' in ref
        ? rows.find((found) => found.kind === 'named' && found.name === ref.secret)
        : rows.find((found) => found.id === ref.field)
    if (row) return vault.decrypt(row.encrypted)
    missing.push('secret' in ref ? ref.secret : null)
    return ''
  }
  const secretHeaders = delivery.headers.flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [] : [[name, valueOf(value)]],
  )
  const signingKeys =
    delivery.signing.type === 'none'
      ? []
      : rows.filter((row) => row.kind === 'signing').map((row) => vault.decrypt(row.encrypted))
  const auth = signIn(delivery.auth, valueOf)
  const secrets = Object.fromEntries(names.map((name) => [name, valueOf({ secret: name })]))
  const expiries = rows.flatMap(({ valid_milliseconds }) => valid_milliseconds ?? [])
  return {
    credentials:
      missing.length === 0
        ? { signingKeys, auth, secretHeaders, secrets }
        : { missing: missingSecret(missing) },
    validMilliseconds: expiries.length === 0 ? null : Math.min(...expiries),
  }
}

/** What mail is sent with: the mail server's own sign-in is a setting. */
const noCredentials: UrlCredentials = { signingKeys: [], auth: null, secretHeaders: [], secrets: {} }

/** A secret that a trigger names is not there: nothing can be sent until it is. */
export interface MissingSecret {
  missing: BareProblem
}

/** @param names null for a value that was typed into the trigger */
function missingSecret(names: (string | null)[]): BareProblem {
  const named = names.filter((name) => name !== null)
  const problem = { code: 'secret_missing', severity: 'error', phase: 'render' } as const
  if (named.length === 0) return { ...problem, reason: 'typed_value_missing' }
  return { ...problem, reason: 'secrets_missing', values: { names: named.join(', ') } }
}

interface SecretRow {
  id: string
  kind: 'named' | 'field' | 'signing'
  name: string | null
  encrypted: Buffer
  valid_milliseconds: number | null
}

type UrlSignIn = Extract<TriggerContent['delivery'], { channel: 'url' }>['auth']

function signIn(auth: UrlSignIn, valueOf: (ref: SecretRef) => string): UrlCredentials['auth'] {
  if (auth === null) return null
  switch (auth.type) {
    case 'basic':
      return { type: 'basic', username: auth.username, password: valueOf(auth.password) }
    case 'bearer':
      return { type: 'bearer', token: valueOf(auth.token) }
    case 'header':
      return { type: 'header', name: auth.name, value: valueOf(auth.value) }
  }
}
