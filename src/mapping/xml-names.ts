import type { ProblemTerm } from '#contract/problem-texts.ts'

/** Namespaces that every document has. */
const XML = 'http://www.w3.org/XML/1998/namespace'
const XMLNS = 'http://www.w3.org/2000/xmlns/'

const NONE: readonly string[] = []

/** Follows which prefixes are declared where. */
export class XmlNames {
  /** The namespaces a prefix stands for, the innermost last. */
  readonly #declared = new Map<string, string[]>([['xml', [XML]]])
  /** The prefixes that each open element declares. */
  readonly #scopes: (readonly string[])[] = []

  /** Enters an element. @returns what is wrong with its names; null when nothing is */
  enter(element: string, attributes: ReadonlyMap<string, string>): ProblemTerm | null {
    if (attributes.size === 0) {
      this.#scopes.push(NONE)
      return this.#prefixFault(element)
    }
    const scope: string[] = []
    this.#scopes.push(scope)
    for (const [name, value] of attributes) {
      if (!name.startsWith('xmlns:')) continue
      const prefix = name.slice('xmlns:'.length)
      if (value === '' || prefix === 'xmlns' || (prefix === 'xml') !== (value === XML) || value === XMLNS) {
        return { term: 'xml_prefix_declaration', values: { prefix } }
      }
      const namespaces = this.#declared.get(prefix)
      if (namespaces === undefined) this.#declared.set(prefix, [value])
      else namespaces.push(value)
      scope.push(prefix)
    }
    const fault = this.#prefixFault(element)
    if (fault !== null) return fault
    return this.#attributeFault(attributes)
  }

  leave(): void {
    for (const prefix of this.#scopes.pop() ?? []) this.#declared.get(prefix)?.pop()
  }

  #attributeFault(attributes: ReadonlyMap<string, string>): ProblemTerm | null {
    const seen = new Set<string>()
    for (const name of attributes.keys()) {
      if (!name.includes(':')) continue
      const [prefix = '', local = ''] = name.split(':')
      if (prefix === 'xmlns') continue
      const fault = this.#prefixFault(name)
      if (fault !== null) return fault
      const full = `${this.#declared.get(prefix)?.at(-1) ?? ''} ${local}`
      if (seen.has(full)) return { term: 'xml_attribute_twice_in_namespace', values: { local } }
      seen.add(full)
    }
    return null
  }

  #prefixFault(name: string): ProblemTerm | null {
    if (!name.includes(':')) return null
    const [prefix = '', local = '', more] = name.split(':')
    if (prefix === '' || local === '' || more !== undefined)
      return { term: 'xml_not_a_name', values: { name } }
    if ((this.#declared.get(prefix)?.length ?? 0) > 0) return null
    return { term: 'xml_prefix_unknown', values: { prefix, name } }
  }
}
