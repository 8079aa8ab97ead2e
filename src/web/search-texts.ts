/** What the address says after `?`. Texts only: an order number of twenty digits is no number. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** With what is not set left out, and nothing in quotes, so that addresses can be read and typed. */
export function stringifySearch(search: Record<string, unknown>): string {
  const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== null)
  const params = new URLSearchParams(set.map(([name, value]) => [name, String(value)]))
  return params.size === 0 ? '' : `?${params}`
}
