import i18next from 'i18next'

/** What kind of problem it is, in the reader's language: the language's own messages are in English. */
export function problemKind(code: string): string | null {
  // Codes come from the server: one that is newer than this page has no text here.
  const text: unknown = i18next.getResource(i18next.language, 'templates', `problems.kind.${code}`)
  return typeof text === 'string' ? text : null
}

/** Kinds whose name says all that the message does. */
const plain = new Set([
  'null_possible',
  'prints_boolean',
  'prints_structure',
  'text_as_condition',
  'escaping_off',
  'unquoted_text',
  'division_by_zero',
])

/** Whether the server's own message adds anything to the kind. */
export function saysAll(code: string): boolean {
  return plain.has(code)
}
