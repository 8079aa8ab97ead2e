import type { Transaction } from '#server/db/database.ts'
import { fieldError } from '#server/http/errors.ts'
import type { Vault } from '#server/secrets/vault.ts'
import type { SecretRef, TriggerContent } from './content.ts'
import type { TypedSecret } from './input.ts'
import { secretOf } from './sign-in.ts'

/** Where a trigger refers to secrets, each with its place in a request. */
export function secretRefs(content: TriggerContent): { path: string; ref: SecretRef }[] {
  const { delivery } = content
  if (delivery.channel === 'email') return []
  const refs = delivery.headers.flatMap(([name, value]) =>
    typeof value === 'string' ? [] : [{ path: `/headers/${name}`, ref: value }],
  )
  if (delivery.auth === null) return refs
  const { field, secret } = secretOf(delivery.auth)
  return [...refs, { path: `/auth/${field}`, ref: secret }]
}

/**
 * Makes sure that every secret a trigger names is there: the customer's or the house's. A trigger for every customer
 * may name what only some customers have; somebody must have it.
 * @throws ApiError secret_unknown
 */
export async function checkNamedSecrets(
  tx: Transaction,
  content: TriggerContent,
  customerId: string | null,
): Promise<void> {
  const named = secretRefs(content).flatMap(({ path, ref }) =>
    'secret' in ref ? [{ path, name: ref.secret }] : [],
  )
  if (named.length === 0) return
  const rows = await tx<{ name: string }[]>`
    select name from secrets
    where kind = 'named' and name = any(${named.map(({ name }) => name)})
      ${customerId === null ? tx`` : tx`and (customer_id = ${customerId} or customer_id is null)`}`
  const missing = named.find(({ name }) => !rows.some((row) => row.name === name))
  if (missing) {
    throw fieldError('secret_unknown', missing.path, { values: { name: missing.name } })
  }
}

/** Stores the values typed into a trigger, encrypted, each in a row of its own. */
export async function storeTyped(
  tx: Transaction,
  vault: Vault,
  triggerId: string,
  typed: TypedSecret[],
): Promise<void> {
  for (const { id, value } of typed) {
    await tx`
      insert into secrets (id, kind, trigger_id, encrypted, created_at, updated_at)
      values (${id}, 'field', ${triggerId}, ${vault.encrypt(value)}, now(), now())`
  }
}

/** Removes typed values that neither the draft nor any version refers to: nothing can use them again. */
export async function removeUnusedTyped(
  tx: Transaction,
  triggerId: string,
  draft: TriggerContent,
): Promise<void> {
  const used = secretRefs(draft).flatMap(({ ref }) => ('field' in ref ? [ref.field] : []))
  await tx`
    delete from secrets s
    where s.trigger_id = ${triggerId} and s.kind = 'field' and s.id <> all(${used}::uuid[])
      and not exists (
        select 1 from trigger_versions v
        where v.trigger_id = s.trigger_id and position(s.id::text in v.content::text) > 0)`
}
