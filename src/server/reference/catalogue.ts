import { errorCatalogue } from '#contract/error.ts'

export interface CatalogueEntry {
  code: string
  status: number
  message: string
}

/** The error catalogue by status, codes in the order of the catalogue. */
export function cataloguedErrors(): Map<number, CatalogueEntry[]> {
  const entries = Object.entries(errorCatalogue).map(([code, { status, message }]) => ({
    code,
    status,
    message,
  }))
  const statuses = [...new Set(entries.map((entry) => entry.status))].sort((a, b) => a - b)
  return new Map(statuses.map((status) => [status, entries.filter((entry) => entry.status === status)]))
}

/** What codes in `details` mean when a request has not the form the endpoint asks for. */
export const detailCodes = {
  field_missing: 'The field is required.',
  field_unknown: 'The endpoint does not know the field.',
  field_invalid: 'The field has a value it cannot have.',
}

/** The text of docs/errors.md. `scripts/errors-doc.ts` writes it, a test compares it. */
export function errorsDocument(): string {
  const sections = [...cataloguedErrors()].map(
    ([status, entries]) =>
      `## ${status}\n\n${entries.map(({ code, message }) => `- \`${code}\`: ${message}\n`).join('')}`,
  )
  const details = Object.entries(detailCodes).map(([code, message]) => `- \`${code}\`: ${message}\n`)
  return `# Errors

Every answer that is not a success is \`{"code", "message", "details"?}\`. Programs decide by \`code\`, which never
changes its meaning; \`message\` is for people and often says more than here. \`details\` names the faults one by one,
each with the \`path\` to it in the request. New codes may come: treat one you don't know by its status.

This file is made from \`src/contract/error.ts\` by \`node scripts/errors-doc.ts\`.

${sections.join('\n')}
## Codes in \`details\`

The codes above, or:

${details.join('')}`
}
