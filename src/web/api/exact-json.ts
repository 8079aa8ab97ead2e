/** `JSON.rawJSON` and the source of a number are newer than TypeScript's own types. */
interface ExactJson {
  parse: (
    text: string,
    reviver: (key: string, value: unknown, context?: { source?: string }) => unknown,
  ) => unknown
  rawJSON?: (text: string) => unknown
}

// Every property named in `ExactJson` is one that JSON has, or may have.
const exact = JSON as unknown as ExactJson

/**
 * Pasted JSON that keeps every digit until it is sent. Browsers that cannot do that lose digits beyond 2^53.
 * @throws SyntaxError
 */
export function parseExactly(text: string): unknown {
  return exact.parse(text, (_key, value, context) =>
    typeof value === 'number' && context?.source !== undefined && exact.rawJSON
      ? exact.rawJSON(context.source)
      : value,
  )
}
