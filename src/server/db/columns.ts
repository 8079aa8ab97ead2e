/**
 * A column of values as PostgreSQL's array literal. For values that need no escaping (ids, numbers, times, base64,
 * names of ours): the driver's own arrays search each value for quotes, which costs ten times as much.
 */
export function plainColumn(values: (string | number | null)[]): string {
  let literal = '{'
  for (const value of values) {
    if (literal.length > 1) literal += ','
    literal += value === null ? 'null' : typeof value === 'number' ? value : `"${value}"`
  }
  return `${literal}}`
}
