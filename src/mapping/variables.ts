import type { MacroDefinition } from './macros.ts'
import { SaveError } from './save-error.ts'
import { either, type Shape } from './shapes.ts'

/** A name that the template sets. */
interface Variable {
  slot: number
  /** Set on every way that leads here. */
  isSurelySet: boolean
  /** A loop's own name, which every pass sets first. */
  isTarget: boolean
  shape: Shape
  /** Where a set block keeps its text as structure; null when what was set last is a value. */
  structure: number | null
  /** Whether anything reads it. */
  isRead: boolean
}

interface Scope {
  variables: Map<string, Variable>
  macros: Map<string, MacroDefinition>
  /** Names that a macro looked for here and did not find. */
  missed: Set<string>
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
  /** The slot with the text as structure, where it is sure to be that of the last set block. */
  structure: number | null
}

/** The names that a template sets, by scope. `if` opens none, every `for` does, and its names end with it. */
export class Variables {
  #scopes: Scope[] = [newScope()]
  /** How many of the scopes lie around the macro at hand. */
  #outside = 0
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
    this.#scopes.push(newScope())
  }

  /** Ends the scope; the result are the slots that every pass through it must empty first. */
  leave(): number[] {
    const scope = this.#scopes.pop()
    const variables = scope === undefined ? [] : [...scope.variables.values()]
    return variables.filter((variable) => !variable.isTarget).map((variable) => variable.slot)
  }

  /** The scopes around this place, for a macro that is compiled when it is called. */
  around(): ScopesAround {
    return { scopes: [...this.#scopes] }
  }

  /** Compiles a macro's body where it was written, in a scope of its own; there is no loop around it. */
  inMacro<T>(around: ScopesAround, compile: () => T): { result: T; resets: number[] } {
    const [scopes, outside, loop] = [this.#scopes, this.#outside, this.loop]
    this.#scopes = [...around.scopes]
    this.#outside = this.#scopes.length
    this.loop = null
    this.enter()
    const result = compile()
    const resets = this.leave()
    this.#scopes = scopes
    this.#outside = outside
    this.loop = loop
    return { result, resets }
  }

  /** Whether this place is not reached by every rendering, or more than once. */
  get isConditional(): boolean {
    return this.#scopes.length > 1 || (this.#scopes[0]?.conditions ?? 0) > 0
  }

  /** Whether the name of the scope at hand is used. */
  wasRead(name: string): boolean {
    return this.#scopes.at(-1)?.variables.get(name)?.isRead === true
  }

  defineMacro(name: string, macro: MacroDefinition): void {
    this.#scopes.at(-1)?.macros.set(name, macro)
  }

  findMacro(name: string): MacroDefinition | null {
    for (const { macros, variables } of this.#scopes.toReversed()) {
      const macro = macros.get(name)
      if (macro !== undefined) return macro
      if (variables.has(name)) return null
    }
    return null
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
  declare(name: string, shape: Shape, isTarget: boolean, at: number): number {
    const scope = this.#scopes.at(-1)
    if (scope?.missed.has(name)) {
      throw new SaveError(
        'not_supported',
        at,
        `A macro above uses ${name} before it is set here.`,
        'Set it above the macro, or give it to the macro as an argument.',
      )
    }
    const isSurelySet = scope !== undefined && scope.conditions === 0
    const known = scope?.variables.get(name)
    if (known === undefined) {
      const slot = this.#slotCount++
      scope?.variables.set(name, { slot, isSurelySet, isTarget, shape, structure: null, isRead: false })
      return slot
    }
    known.structure = null
    known.shape = isSurelySet ? shape : either(known.shape, shape)
    known.isSurelySet ||= isSurelySet
    return known.slot
  }

  /** Keeps a place for the text as structure of the set block that sets the name here. */
  declareStructure(name: string): number {
    const slot = this.#slotCount++
    const variable = this.#scopes.at(-1)?.variables.get(name)
    if (variable !== undefined) variable.structure = slot
    return slot
  }

  find(name: string): Found {
    const found: Found = { slots: [], isSurelySet: false, shape: null, structure: null }
    for (const [level, { variables, missed }] of [...this.#scopes.entries()].toReversed()) {
      const variable = variables.get(name)
      if (variable === undefined) {
        if (level < this.#outside) missed.add(name)
        continue
      }
      variable.isRead = true
      if (found.slots.length === 0 && variable.isSurelySet) found.structure = variable.structure
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

/** Scopes that a macro can see, as they stand when it is called. */
export interface ScopesAround {
  scopes: Scope[]
}

function newScope(): Scope {
  return { variables: new Map(), macros: new Map(), missed: new Set(), conditions: 0 }
}
