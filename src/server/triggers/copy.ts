import type { Problem } from '#contract/problem.ts'
import type { Trigger } from '#contract/triggers.ts'
import { useCustomer } from '#server/customers/use.ts'
import type { Transaction } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import { ApiError, fieldError } from '#server/http/errors.ts'
import { insertTemplate } from '#server/templates/create.ts'
import { checkAddress, checkExpressions } from './check.ts'
import type { TriggerContent } from './content.ts'
import { insertTrigger } from './create.ts'
import { draftTemplate } from './draft.ts'
import type { TypedSecret } from './input.ts'
import type { TriggerOptions } from './options.ts'
import { presentTrigger } from './present.ts'
import { readTriggerRow, type TriggerRow } from './rows.ts'
import { checkNamedSecrets, secretRefs } from './secrets.ts'
import type { Author } from './signing-key.ts'
import { withSecret } from './sign-in.ts'
import { useTemplate } from './template-use.ts'
import { untested } from './tested.ts'

export interface CopyRequest {
  customerIds: string[]
  /** Another address for all of the copies. */
  url?: string
}

/**
 * Makes drafts of the same trigger for other customers: all of them or none. A template of the customer's own is
 * copied with it, as a draft; values typed into the trigger are copied; each copy signs with a key of its own.
 */
export async function copyTrigger(
  options: TriggerOptions,
  author: Author,
  id: string,
  request: CopyRequest,
): Promise<{ items: Trigger[] }> {
  const warnings = request.url === undefined ? [] : await checkAddress(options.guard, request.url)
  const items = await options.database.sql.begin(async (tx) => {
    await tx`select 1 from triggers where id = ${id} for share`
    const source = await readTriggerRow(tx, id)
    if (!source) throw new ApiError('not_found')
    const content = withUrl(source.draft, request.url)
    const problems = [...(await checkExpressions(tx, content)), ...warnings]
    const copies: Trigger[] = []
    for (const [index, customerId] of request.customerIds.entries()) {
      const path = `/customerIds/${index}`
      copies.push(await copyFor(tx, options, author, source, content, { id: customerId, path }, problems))
    }
    return copies
  })
  return { items }
}

function withUrl(content: TriggerContent, url: string | undefined): TriggerContent {
  if (url === undefined) return content
  if (content.delivery.channel !== 'url') {
    throw fieldError('trigger_invalid', '/url', { reason: 'url_only', values: { field: 'url' } })
  }
  return { ...content, delivery: { ...content.delivery, url: url.trim() } }
}

async function copyFor(
  tx: Transaction,
  { vault }: TriggerOptions,
  author: Author,
  source: TriggerRow,
  content: TriggerContent,
  target: { id: string; path: string },
  problems: Problem[],
): Promise<Trigger> {
  const customer = await useCustomer(tx, target.id, target.path)
  const template = await templateFor(tx, author.who, content, customer.id)
  const { delivery, typed } = await copyTyped(tx, vault, { ...content, ...template })
  const copied = { ...content, ...template, delivery }
  await checkNamedSecrets(tx, copied, customer.id)
  const { row, secret } = await insertTrigger(tx, vault, author, {
    name: source.name,
    customerId: customer.id,
    content: await useTemplate(tx, copied, customer.id),
    typed,
    action: 'trigger.copied',
  })
  return presentTrigger(row, { ...untested, problems, secret })
}

/** The template a copy uses: the same when it serves that customer, else a copy of the content that is used. */
async function templateFor(
  tx: Transaction,
  who: string,
  content: TriggerContent,
  customerId: string,
): Promise<Pick<TriggerContent, 'templateId' | 'templateVersion'>> {
  const { templateId, templateVersion } = content
  const [owner] = await tx<{ customer_id: string | null; name: string }[]>`
    select customer_id, name from templates where id = ${templateId} for share`
  if (!owner || owner.customer_id === null || owner.customer_id === customerId) {
    return { templateId, templateVersion }
  }
  const template = await draftTemplate(tx, content)
  const copy = await insertTemplate(tx, who, {
    name: owner.name,
    customerId,
    format: template.format,
    sampleIds: template.sampleIds,
    content: template.content,
  })
  return { templateId: copy.id, templateVersion: 'draft' }
}

/** Gives the value typed into a trigger a new id, under which the copy keeps it in a row of its own. */
async function copyTyped(
  tx: Transaction,
  vault: TriggerOptions['vault'],
  content: TriggerContent,
): Promise<{ delivery: TriggerContent['delivery']; typed: TypedSecret[] }> {
  const { delivery } = content
  const [field] = secretRefs(content).flatMap(({ ref }) => ('field' in ref ? [ref.field] : []))
  if (field === undefined || delivery.channel === 'email' || delivery.auth === null)
    return { delivery, typed: [] }
  const [row] = await tx<{ encrypted: Buffer }[]>`select encrypted from secrets where id = ${field}`
  if (!row) throw new Error(`the value ${field} of a trigger is gone`)
  const copy = { id: newPlainId(), value: vault.decrypt(row.encrypted) }
  return { delivery: { ...delivery, auth: withSecret(delivery.auth, { field: copy.id }) }, typed: [copy] }
}
