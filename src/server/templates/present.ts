import type { Problem } from '#contract/problem.ts'
import type { Format, Template, TemplateSummary, TemplateVersionSummary } from '#contract/templates.ts'
import type { TemplateContent } from './content.ts'

export interface TemplateRow {
  id: string
  customer_id: string | null
  name: string
  format: Format
  kind: 'code' | 'fields'
  draft: TemplateContent
  sample_ids: string[]
  latest_version: number | null
  /** Not a column: whether the draft differs from the latest version. */
  draft_changed: boolean
  state: 'active' | 'archived'
  revision: number
  created_at: Date
  updated_at: Date
}

export interface TemplateVersionRow {
  number: number
  published_at: Date
  published_by: string
}

/** A template as lists and the history show it. */
export function presentSummary(row: TemplateRow): TemplateSummary {
  return {
    id: row.id,
    customerId: row.customer_id,
    name: row.name,
    format: row.format,
    kind: row.kind,
    latestVersion: row.latest_version,
    draftChanged: row.draft_changed,
    sampleIds: row.sample_ids,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    revision: row.revision,
  }
}

export function presentTemplate(row: TemplateRow, problems: Problem[]): Template {
  return { ...presentSummary(row), draft: { ...row.draft, problems } }
}

/** With the draft, but without what the mapping thinks of it: what the history keeps. */
export function presentForHistory(row: TemplateRow): object {
  return { ...presentSummary(row), draft: row.draft }
}

export function presentVersion(row: TemplateVersionRow): TemplateVersionSummary {
  return { number: row.number, publishedAt: row.published_at.toISOString(), publishedBy: row.published_by }
}
