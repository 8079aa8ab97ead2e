import type { Problem } from '#contract/problem.ts'
import type { Trigger, TriggerInput } from '#contract/triggers.ts'
import { useCustomer } from '#server/customers/use.ts'
import type { Transaction } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import { asJsonb } from '#server/db/jsonb.ts'
import { recordChange } from '#server/history/record.ts'
import { checkAddress, checkExpressions } from './check.ts'
import type { TriggerContent } from './content.ts'
import { readTrigger, type TypedSecret } from './input.ts'
import type { TriggerOptions } from './options.ts'
import { presentSummary, presentTrigger } from './present.ts'
import { readTriggerRow, type TriggerRow } from './rows.ts'
import { checkNamedSecrets, storeTyped } from './secrets.ts'
import { ensureSigningKey, type Author } from './signing-key.ts'
import { useTemplate } from './template-use.ts'
import { untested } from './tested.ts'

/** Makes a trigger as a draft: it sends nothing until it is activated. */
export async function createTrigger(
  options: TriggerOptions,
  author: Author,
  input: TriggerInput,
): Promise<Trigger> {
  const { content, typed } = readTrigger(input, null)
  const problems = await checkExpressions(options.database.sql, {
    ...content,
    templateVersion: 'draft',
  })
  const { delivery } = content
  const warnings: Problem[] =
    delivery.channel === 'url' ? await checkAddress(options.guard, delivery.url) : []
  const { row, secret } = await options.database.sql.begin(async (tx) => {
    const { customerId, name } = input
    if (customerId !== null) await useCustomer(tx, customerId, '/customerId')
    const decided = await useTemplate(tx, content, customerId)
    await checkNamedSecrets(tx, decided, customerId)
    return await insertTrigger(tx, options.vault, author, {
      name,
      customerId,
      content: decided,
      typed,
      action: 'trigger.created',
    })
  })
  return presentTrigger(row, { ...untested, problems: [...problems, ...warnings], secret })
}

export interface NewTrigger {
  name: string
  customerId: string | null
  content: TriggerContent
  typed: TypedSecret[]
  /** What the history calls it. */
  action: string
}

/** Writes a new trigger with its secrets and its first entry in the history. What it is made from was checked. */
export async function insertTrigger(
  tx: Transaction,
  vault: TriggerOptions['vault'],
  author: Author,
  trigger: NewTrigger,
): Promise<{ row: TriggerRow; secret: string | null }> {
  const id = newPlainId()
  await tx`
    insert into triggers (id, customer_id, name, state, draft, revision, created_at, updated_at)
    values (${id}, ${trigger.customerId}, ${trigger.name}, 'draft', ${asJsonb(tx, trigger.content)}, 1, now(), now())`
  await storeTyped(tx, vault, id, trigger.typed)
  const secret = await ensureSigningKey(tx, vault, author, id, trigger.content)
  const row = await readTriggerRow(tx, id)
  if (!row) throw new Error(`trigger ${id} is gone within the transaction that made it`)
  await recordChange(tx, {
    who: author.who,
    action: trigger.action,
    subject: { type: 'trigger', id },
    after: presentSummary(row),
  })
  return { row, secret }
}
