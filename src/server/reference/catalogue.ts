import { detailCatalogue } from '#contract/error-details.ts'
import { errorCatalogue } from '#contract/error.ts'

export interface CatalogueEntry {
  code: string
  message: string
  /** Its more exact sentences. */
  reasons: { reason: string; message: string }[]
}

/** The error catalogue by status, codes in the order of the catalogue. */
export function cataloguedErrors(): Map<number, CatalogueEntry[]> {
  const errors = Object.entries(errorCatalogue)
  const statuses = [...new Set(errors.map(([, { status }]) => status))].sort((a, b) => a - b)
  return new Map(
    statuses.map((status) => [status, errors.filter(([, error]) => error.status === status).map(entryOf)]),
  )
}

/** What stands only in `details`. */
export function cataloguedDetails(): CatalogueEntry[] {
  return Object.entries(detailCatalogue).map(entryOf)
}

function entryOf([code, { message, reasons }]: [
  code: string,
  said: { message: string; reasons?: Readonly<Record<string, string>> },
]): CatalogueEntry {
  const named = Object.entries(reasons ?? {}).map(([reason, text]) => ({ reason, message: text }))
  return { code, message, reasons: named }
}

/** The text of docs/errors.md. `scripts/errors-doc.ts` writes it, a test compares it. */
export function errorsDocument(): string {
  const sections = [...cataloguedErrors()].map(([status, entries]) => `## ${status}\n\n${listOf(entries)}`)
  return `# Errors

Every answer that is not a success is \`{"code", "message", "reason"?, "values"?, "details"?}\`. Programs decide by
\`code\`, which never changes its meaning; \`message\` is for people. Where a code has more than one sentence, \`reason\`
says which it is; \`values\` holds what the message names, by the names in \`{{…}}\` here. \`details\` names the faults
one by one, each with the \`path\` to it in the request. New codes and reasons may come: treat a code you don't know
by its status, and a reason you don't know as its code.

This file is made from \`src/contract/error.ts\` and \`src/contract/error-details.ts\` by \`node scripts/errors-doc.ts\`.

${sections.join('\n')}
## Codes in \`details\`

The codes above, those of problems with a template, or:

${listOf(cataloguedDetails())}`
}

function listOf(entries: CatalogueEntry[]): string {
  return entries
    .map(
      ({ code, message, reasons }) =>
        `- \`${code}\`: ${message}\n${reasons.map((each) => `  - \`${each.reason}\`: ${each.message}\n`).join('')}`,
    )
    .join('')
}
