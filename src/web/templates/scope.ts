import { isObject, stepsOf } from './sample-paths.ts'

/**
 * The names that loops and `set` have made before a place, each with the path in the event that it stands for:
 * inside `{% for item in order.items %}`, `item` is `order.items[0]`. Made for completion: what is more than a path
 * has no entry, and the first element stands for all.
 */
export function scopeAt(before: string): ReadonlyMap<string, string> {
  const scopes: Map<string, string>[] = [new Map()]
  for (const [, statement = ''] of before.matchAll(/\{%[-+]?\s*([\s\S]*?)[-+]?%\}/g)) {
    const visible = visibleIn(scopes)
    const loop = /^for\s+(\w+)(?:\s*,\s*(\w+))?\s+in\s+(.+?)(?:\s+if\s.*)?$/s.exec(statement.trim())
    const set = /^set\s+(\w+)\s*=\s*(.+)$/s.exec(statement.trim())
    if (loop) {
      const [, name = '', second, list = ''] = loop
      const path = expanded(list, visible)
      const scope = new Map<string, string>()
      if (path !== null && second === undefined) scope.set(name, `${path}[0]`)
      scopes.push(scope)
    } else if (set) {
      const path = expanded(set[2] ?? '', visible)
      if (path !== null) scopes.at(-1)?.set(set[1] ?? '', path)
    } else if (/^endfor\b/.test(statement) && scopes.length > 1) {
      scopes.pop()
    }
  }
  return visibleIn(scopes)
}

function visibleIn(scopes: Map<string, string>[]): Map<string, string> {
  const visible = new Map<string, string>()
  for (const scope of scopes) for (const [name, path] of scope) visible.set(name, path)
  return visible
}

/** A path from the event's top, with the loops' names replaced; null when it is more than a path. */
export function expanded(expression: string, scope: ReadonlyMap<string, string>): string | null {
  // Filters that keep the elements as they are.
  const path = expression.trim().replace(/\s*\|\s*(sort|reverse|list|unique|selectattr|rejectattr)\b.*$/s, '')
  const steps = stepsOf(path)
  const [first] = steps ?? []
  if (typeof first !== 'string' || !path.startsWith(first)) return null
  const base = scope.get(first)
  return base === undefined ? path : base + path.slice(first.length)
}

/** The shortest way to write a path where these names can be used: `item.sku` for `order.items[2].sku`. */
export function shortened(path: string, scope: ReadonlyMap<string, string>): string {
  let best = path
  for (const [name, base] of scope) {
    if (!base.endsWith('[0]')) continue
    const rest = afterElement(path, base)
    if (rest === null) continue
    if (name.length + rest.length < best.length) best = name + rest
  }
  return best
}

/** What follows in a path after an element of the same list, whichever element it is. */
function afterElement(path: string, base: string): string | null {
  const element = base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\[0\\]', '\\[\\d+\\]')
  const found = new RegExp(`^${element}(?=[.[]|$)`).exec(path)
  return found ? path.slice(found[0].length) : null
}

/** A name for one element of a list that hides none of the event's own. */
export function elementName(path: string, payload: unknown, scope: ReadonlyMap<string, string>): string {
  const list = /(\w+)$/.exec(path)?.[1] ?? ''
  const single = list === 'packages' ? 'parcel' : list.replace(/ies$/, 'y').replace(/s$/, '')
  const isTaken = (name: string) => scope.has(name) || (isObject(payload) && Object.hasOwn(payload, name))
  const names = [single === list ? 'element' : single, 'element', 'inner']
  return names.find((name) => name !== '' && !isTaken(name)) ?? `${single}2`
}
