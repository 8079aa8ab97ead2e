import { parseJson } from '#mapping/json.ts'
import type { Value } from '#mapping/value.ts'
import type { Sql, Transaction } from '#server/db/database.ts'
import { isId } from '#server/db/ids.ts'
import { fieldError } from '#server/http/errors.ts'
import { builtInSamples } from '#server/samples/built-in.ts'

let builtIn: Value[] | null = null

/**
 * The events that decide what a template's holes are: every built-in sample, and the template's own.
 * @param missing what to do about a sample that is not there (any more): a request may not name it, but a template
 *   that did goes on without it
 * @throws ApiError sample_unknown
 */
export async function samplesFor(
  sql: Sql | Transaction,
  sampleIds: string[],
  missing: 'refuse' | 'skip' = 'refuse',
): Promise<Value[]> {
  builtIn ??= builtInSamples().map(({ payload }) => parseJson(payload.toString('utf8')))
  const own = sampleIds.filter((id) => !isBuiltIn(id))
  if (own.length === 0) return builtIn
  const rows = await sql<{ id: string; payload: Buffer }[]>`
    select id, payload from samples where id = any(${own.filter(isId)}::uuid[]) order by id`
  const unknown = own.find((id) => !rows.some((row) => row.id === id.toLowerCase()))
  if (unknown !== undefined && missing === 'refuse') {
    throw fieldError('sample_unknown', `/sampleIds/${sampleIds.indexOf(unknown)}`)
  }
  return [...builtIn, ...rows.map(({ payload }) => parseJson(payload.toString('utf8')))]
}

/** Those of the template that a trigger names, which need not be there (yet). */
export async function samplesOf(sql: Sql | Transaction, templateId: string): Promise<Value[]> {
  const [template] = await sql<{ sample_ids: string[] }[]>`
    select sample_ids from templates where id = ${templateId}`
  return await samplesFor(sql, template?.sample_ids ?? [], 'skip')
}

function isBuiltIn(id: string): boolean {
  return builtInSamples().some((sample) => sample.id === id)
}
