import { either, type Shape } from './shapes.ts'

/** A name that the template sets. */
interface Variable {
  slot: number
  /** Set on every way that leads here. */
  isSurelySet: boolean
  /** A loop's own name, which every pass sets first. */
  isTarget: boolean
  shape: Shape
}

interface Scope {
  variables: Map<string, Variable>
  /** How many `if` stand around the place at hand, within the scope. */
  conditions: number
}

/** Where to look for a name, inner scope first. */
export interface Found {
  slots: number[]
  /** Whether one of the slots is surely set, so that the data need not be asked. */
  isSurelySet: boolean
  /** What the slots can hold. */
  shape: Shape | null
}

/** The names that a template sets, by scope. `if` opens none, every `for` does, and its names end with it. */
export class Variables {
  readonly #scopes: Scope[] = [{ variables: new Map(), conditions: 0 }]
  #slotCount = 0
  #loopCount = 0
  /** The loop that the name `loop` means here. */
  loop: number | null = null

  /** How many slots a run needs. */
  get slotCount(): number {
    return this.#slotCount
  }

  /** A number of its own for a loop. */
  nextLoop(): number {
    return this.#loopCount++
  }

  enter(): void {
    this.#scopes.push({ variables: new Map(), conditions: 0 })
  }

  /** Ends the scope; the result are the slots that every pass through it must empty first. */
  leave(): number[] {
    const scope = this.#scopes.pop()
    const variables = scope === undefined ? [] : [...scope.variables.values()]
    return variables.filter((variable) => !variable.isTarget).map((variable) => variable.slot)
  }

  /** Compiles what runs only under a condition. */
  conditionally<T>(compile: () => T): T {
    const scope = this.#scopes.at(-1)
    if (scope !== undefined) scope.conditions++
    const result = compile()
    if (scope !== undefined) scope.conditions--
    return result
  }

  /** The slot of a name in the innermost scope. */
  declare(name: string, shape: Shape, isTarget: boolean): number {
    const scope = this.#scopes.at(-1)
    const isSurelySet = scope !== undefined && scope.conditions === 0
    const known = scope?.variables.get(name)
    if (known === undefined) {
      const slot = this.#slotCount++
      scope?.variables.set(name, { slot, isSurelySet, isTarget, shape })
      return slot
    }
    known.shape = isSurelySet ? shape : either(known.shape, shape)
    known.isSurelySet ||= isSurelySet
    return known.slot
  }

  find(name: string): Found {
    const found: Found = { slots: [], isSurelySet: false, shape: null }
    for (const { variables } of this.#scopes.toReversed()) {
      const variable = variables.get(name)
      if (variable === undefined) continue
      found.slots.push(variable.slot)
      found.shape = found.shape === null ? variable.shape : either(found.shape, variable.shape)
      if (variable.isSurelySet) {
        found.isSurelySet = true
        break
      }
    }
    return found
  }
}
