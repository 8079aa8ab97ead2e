import type { Sql } from '#server/db/database.ts'
import type { Vault } from '#server/secrets/vault.ts'
import type { SecretRef, TriggerContent } from '#server/triggers/content.ts'
import type { LiveTrigger, Snapshot } from '#server/triggers/live.ts'
import type { UrlCredentials } from './channels/attempt.ts'

/**
 * The values an attempt signs in and signs with: those of this moment, not of acceptance. One object as long as the
 * configuration stays the same, because channels keep work derived from it.
 */
export function credentialsOf(
  snapshot: Snapshot,
  sql: Sql,
  vault: Vault,
  trigger: Pick<LiveTrigger, 'id' | 'content'>,
  customerId: string | null,
): Promise<UrlCredentials | MissingSecret> {
  return snapshot.remember(`credentials ${trigger.id} ${customerId ?? ''}`, () =>
    loadCredentials(sql, vault, trigger.id, trigger.content, customerId),
  )
}

/** @param customerId whose secrets go before the house's */
export async function loadCredentials(
  sql: Sql,
  vault: Vault,
  triggerId: string,
  content: TriggerContent,
  customerId: string | null,
): Promise<UrlCredentials | MissingSecret> {
  const { delivery } = content
  if (delivery.channel === 'email') return { signingKeys: [], auth: null, secretHeaders: [], secrets: {} }
  const rows = await sql<SecretRow[]>`
    select id, kind, name, encrypted from secrets
    where (expires_at is null or expires_at > now())
      and (trigger_id = ${triggerId} or (kind = 'named' and (customer_id = ${customerId} or customer_id is null)))
    order by customer_id nulls last, created_at desc`
  const missing: string[] = []
  const valueOf = (ref: SecretRef): string => {
    const row =
      'secret' in ref
        ? rows.find((found) => found.kind === 'named' && found.name === ref.secret)
        : rows.find((found) => found.id === ref.field)
    if (row) return vault.decrypt(row.encrypted)
    missing.push(
      'secret' in ref
        ? `The secret “${ref.secret}” is missing.`
        : 'A value typed into the trigger is missing.',
    )
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
  return missing.length === 0
    ? { signingKeys, auth, secretHeaders, secrets: {} }
    : { missing: `${missing.join(' ')} Set it again, then resend.` }
}

/** A secret that a trigger names is not there: nothing can be sent until it is. The text is for the operator. */
export interface MissingSecret {
  missing: string
}

interface SecretRow {
  id: string
  kind: 'named' | 'field' | 'signing'
  name: string | null
  encrypted: Buffer
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
