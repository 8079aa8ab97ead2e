import type { Trigger } from '#contract/triggers.ts'
import type { Sql, Transaction } from '#server/db/database.ts'
import { newPlainId } from '#server/db/ids.ts'
import { asJsonb } from '#server/db/jsonb.ts'
import type { TriggerContent } from './content.ts'
import { changedFields, coveredFields, coveredHash, type CoveredFields } from './covered.ts'
import { draftTemplate, type LoadedDraft } from './draft.ts'

/** Keeps that exactly this was tested, and whether it passed: activation asks for it. */
export async function recordTest(
  sql: Sql | Transaction,
  who: string,
  { id, content, template }: Pick<LoadedDraft, 'id' | 'content' | 'template'>,
  passed: boolean,
): Promise<void> {
  await sql`
    insert into trigger_tests (id, trigger_id, covered, fields, passed, tested_at, tested_by)
    values (${newPlainId()}, ${id}, ${coveredHash(content, template)},
            ${asJsonb(sql, coveredFields(content, template))}, ${passed}, now(), ${who})`
}

/** How a draft, as it is now, stands with its tests. */
export type Tested = Pick<Trigger, 'test' | 'testStaleBecause'>

/** Of a trigger that was never tested. */
export const untested: Tested = { test: 'none', testStaleBecause: [] }

/** Whether a draft, as it is now, was tested. One pass is enough, whatever failed before or after it. */
export async function testState(
  sql: Sql | Transaction,
  triggerId: string,
  content: TriggerContent,
): Promise<Tested> {
  const template = await draftTemplate(sql, content)
  const covered = coveredHash(content, template)
  const [row] = await sql<{ current: boolean; passed: boolean; fields: CoveredFields }[]>`
    select covered = ${covered} as current, passed, fields from trigger_tests
    where trigger_id = ${triggerId}
    order by covered = ${covered} desc, passed desc, id desc
    limit 1`
  if (!row) return untested
  if (row.current) return { test: row.passed ? 'passed' : 'failed', testStaleBecause: [] }
  return { test: 'stale', testStaleBecause: changedFields(row.fields, coveredFields(content, template)) }
}
