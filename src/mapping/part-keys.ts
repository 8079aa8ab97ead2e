import { getOwn, isDictionary, isWhole, type Value } from './value.ts'

/** Keys that name an element, best first. */
const NAMING_KEYS = ['id', 'referenceId', 'uid', 'sku', 'number', 'lineNumber', 'code', 'name']

const KEY_LIMIT_CHARACTERS = 200

/**
 * A stable key for each part: what names it when that is unique in the list, else its index. An event that is sealed
 * again gives each part the same key.
 */
export function partKeys(parts: Value[]): string[] {
  for (const naming of NAMING_KEYS) {
    const keys = uniqueKeys(parts.map((part) => (isDictionary(part) ? getOwn(part, naming) : undefined)))
    if (keys !== null) return keys
  }
  return uniqueKeys(parts) ?? parts.map((_, index) => String(index))
}

function uniqueKeys(values: Value[]): string[] | null {
  const keys = values.map((value) => {
    if (typeof value === 'string' && value !== '' && value.length <= KEY_LIMIT_CHARACTERS) return value
    return isWhole(value) ? String(value) : null
  })
  const known = keys.filter((key) => key !== null)
  return known.length === values.length && new Set(known).size === known.length ? known : null
}
