import { REQUIRED, type Parameters } from '../parameters.ts'
import { Float, type Value } from '../value.ts'

/** Parameters as one writes them, with their defaults: `(old, new, count=none)`. */
export function signatureOf(parameters: Parameters): string {
  const written = Object.entries(parameters).map(([name, value]) =>
    value === REQUIRED ? name : `${name}=${value === undefined ? '…' : defaultText(value)}`,
  )
  return `(${written.join(', ')})`
}

function defaultText(value: Value): string {
  if (value === null) return 'none'
  if (value instanceof Float) return value.value.toFixed(1)
  return JSON.stringify(value)
}
