import { made, type Known } from './known.ts'

/** The names that a template sets, with what is known of them. */
export class Scopes {
  readonly #scopes: Map<string, Known>[] = [new Map()]
  /** All names that are set anywhere: one that is set later is no mistake. */
  readonly #everywhere: ReadonlySet<string>

  constructor(everywhere: ReadonlySet<string>) {
    this.#everywhere = everywhere
  }

  /** What a name of the template's own is; null when it is none. */
  find(name: string): Known | null {
    const scope = this.#scopes.findLast((one) => one.has(name))
    return scope?.get(name) ?? (this.#everywhere.has(name) ? made(null) : null)
  }

  names(): Iterable<string> {
    return this.#everywhere
  }

  /** @param isSure it is set on every way that leads on */
  set(name: string, known: Known, isSure: boolean): void {
    const scope = this.#scopes.at(-1)
    const before = scope?.get(name)
    const isSame = before === undefined || (before.place === known.place && before.kind === known.kind)
    scope?.set(name, isSure && isSame ? known : made(null))
  }

  within<T>(check: () => T): T {
    this.#scopes.push(new Map())
    try {
      return check()
    } finally {
      this.#scopes.pop()
    }
  }
}
