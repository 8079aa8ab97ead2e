import { ApiError, errorDetail, fieldError } from '#server/http/errors.ts'
import type { Sql, Transaction } from '#server/db/database.ts'
import type { ReadTrigger } from './input.ts'
import type { TriggerContent } from './content.ts'

interface UsedTemplateRow {
  customer_id: string | null
  format: string
  state: string
  latest_version: number | null
}

/**
 * Makes sure that a trigger's template is there, fits its customer and channel, and has the version; keeps it from
 * being archived until the transaction ends.
 * @returns the content with the version decided: the latest, or the draft while none is published
 */
export async function useTemplate(
  tx: Transaction,
  content: ReadTrigger['content'],
  customerId: string | null,
): Promise<TriggerContent> {
  const [template] = await tx<UsedTemplateRow[]>`
    select customer_id, format, state, latest_version from templates where id = ${content.templateId} for share`
  if (!template || template.state !== 'active') throw fieldError('template_unknown', '/templateId')
  if (template.customer_id !== null && template.customer_id !== customerId) {
    throw fieldError(
      'template_of_other_customer',
      '/templateId',
      customerId === null ? { reason: 'every_customer' } : {},
    )
  }
  const isEmail = template.format === 'email'
  if (isEmail !== (content.delivery.channel === 'email')) {
    const detail = isEmail
      ? errorDetail('/templateId', 'template_format', { reason: 'makes_email' })
      : errorDetail('/templateId', 'template_format', {
          reason: 'makes_no_email',
          values: { format: template.format },
        })
    throw new ApiError('trigger_invalid', { details: [detail] })
  }
  const version = content.templateVersion ?? template.latest_version ?? 'draft'
  if (version !== 'draft' && version > (template.latest_version ?? 0)) {
    throw fieldError('template_version_unknown', '/templateVersion')
  }
  return { ...content, templateVersion: version }
}

/** The names of some triggers that send with a template, or would once they are activated. */
export async function templateUsers(tx: Transaction, templateId: string): Promise<string[]> {
  const users = await tx<{ name: string }[]>`
    select t.name from triggers t
    left join trigger_versions v on v.trigger_id = t.id and v.number = t.live_version
    where t.state <> 'archived' and (t.draft->>'templateId' = ${templateId} or v.template_id = ${templateId})
    order by t.name, t.id
    limit 10`
  return users.map(({ name }) => name)
}

/**
 * The types of the events that a template is used for, live or once drafts are activated. Triggers with a condition are
 * left out: nobody knows which events it lets through.
 */
export async function templateEventTypes(sql: Sql | Transaction, templateId: string): Promise<string[]> {
  const rows = await sql<{ event_type: string }[]>`
    select distinct content->>'eventType' as event_type from (
      select draft as content from triggers
      where state <> 'archived' and draft->>'templateId' = ${templateId}
      union all
      select v.content from triggers t
      join trigger_versions v on v.trigger_id = t.id and v.number = t.live_version
      where t.state <> 'archived' and v.template_id = ${templateId}
    ) used
    where content->>'condition' is null
    order by 1`
  return rows.map(({ event_type }) => event_type)
}

/** How many triggers, archived ones aside, use each of these templates live or in their draft. */
export async function countTemplateUses(
  sql: Sql,
  templateIds: string[],
): Promise<ReadonlyMap<string, number>> {
  if (templateIds.length === 0) return new Map()
  const rows = await sql<{ template_id: string; uses: number }[]>`
    select template_id, count(distinct id)::int as uses from (
      select (draft->>'templateId')::uuid as template_id, id from triggers where state <> 'archived'
      union all
      select v.template_id, t.id from triggers t
      join trigger_versions v on v.trigger_id = t.id and v.number = t.live_version
      where t.state <> 'archived'
    ) used
    where template_id = any(${templateIds}::uuid[])
    group by template_id`
  return new Map(rows.map(({ template_id, uses }) => [template_id, uses]))
}
