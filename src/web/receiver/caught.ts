/**
 * Newest first, each with a name that it keeps while newer ones come in: its number among those with the same time and
 * label. The server gives them no ids.
 */
export function named<T extends { receivedAt: string }>(
  items: T[],
  labelOf: (item: T) => string,
): { key: string; item: T }[] {
  const seen = new Map<string, number>()
  const result = items.map((item) => {
    const label = `${item.receivedAt} ${labelOf(item)}`
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    return { key: `${label} ${count}`, item }
  })
  return result.reverse()
}
