/** Places in a sample, written as template paths: `order.items[0].sku`. */

export interface PathNode {
  /** As it is called among its siblings: a key, or `[0]`. */
  name: string
  path: string
  value: unknown
}

/** A number with more digits than JavaScript's have, or written another way than it writes them. */
class ExactNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A number's text is newer than TypeScript's own types; without it, the number stays as it was read. */
type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown
const readNumber: Reviver = (_key, value, context) =>
  typeof value === 'number' && context?.source !== undefined && context.source !== String(value)
    ? new ExactNumber(context.source)
    : value

/** Reads JSON so that numbers can be shown as they came. */
export function readShown(text: string): unknown {
  return JSON.parse(text, readNumber)
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/

/** The members of an object or the elements of a list; nothing for anything else. */
export function childrenOf(value: unknown, path: string): PathNode[] {
  if (Array.isArray(value)) {
    const elements: unknown[] = value
    return elements.map((element, at) => ({ name: `[${at}]`, path: `${path}[${at}]`, value: element }))
  }
  if (!isObject(value)) return []
  return Object.entries(value).map(([name, member]) => ({
    name,
    path: memberPath(path, name),
    value: member,
  }))
}

function memberPath(path: string, name: string): string {
  if (!identifier.test(name)) return `${path === '' ? 'payload' : path}[${JSON.stringify(name)}]`
  return path === '' ? name : `${path}.${name}`
}

/** What is at a path; undefined when there is nothing, or the path is more than a path. */
export function valueAt(payload: unknown, path: string): unknown {
  const steps = stepsOf(path)
  if (steps === null) return undefined
  let value: unknown = payload
  for (const step of steps[0] === 'payload' ? steps.slice(1) : steps) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step]
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step]
    else return undefined
  }
  return value
}

/** `order.items[0]["a b"]` as its steps; null when it is not a plain path. */
export function stepsOf(path: string): (string | number)[] | null {
  const steps: (string | number)[] = []
  const step = /\.?([A-Za-z_]\w*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]/y
  while (step.lastIndex < path.length) {
    const found = step.exec(path)
    if (!found) return null
    const [, name, index, double, single] = found
    steps.push(index === undefined ? (name ?? double ?? single ?? '') : Number(index))
  }
  return steps
}

/** A value in a few words: text as it is, what contains something by how many. */
export function shortValue(value: unknown): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return `[${value.length}]`
  if (isObject(value)) return `{${Object.keys(value).length}}`
  if (value instanceof ExactNumber) return value.text
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
  )
}

/** Whether a name or a value in it, at any depth, has this text in it. */
export function holds(node: PathNode, wanted: string): boolean {
  if (node.path.toLowerCase().includes(wanted)) return true
  if (typeof node.value !== 'object' || node.value instanceof ExactNumber)
    return shortValue(node.value).toLowerCase().includes(wanted)
  return childrenOf(node.value, node.path).some((child) => holds(child, wanted))
}
