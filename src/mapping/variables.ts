import type { Statement } from './ast.ts'
import type { MacroDefinition } from './macros.ts'
import { mentions, type Mention } from './mentions.ts'
import { either, UNKNOWN, type Shape } from './shapes.ts'

/** A name that the template sets. */
interface Variable {
  slot: number
  /** Whether the place at hand is behind the one that sets it. */
  isDeclared: boolean
  /** Set on every way that leads here. Before it is declared: nothing else can be meant, so it is undefined till then. */
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
  /** What the scope does with names, also behind the place at hand. */
  mentioned: ReadonlyMap<string, Mention>
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
  #scopes: Scope[] = [{ variables: new Map(), macros: new Map(), mentioned: new Map(), conditions: 0 }]
  /** How many of the scopes lie around the macro at hand. */
  #outside = 0
  #slotCount = 0
  #loopCount = 0
  /** The loop that the name `loop` means here. */
  loop: number | null = null
  /** Of the macro at hand. */
  frame: Frame = { slots: [0, 0], loops: [0, 0] }

  /** How many slots a run needs. */
  get slotCount(): number {
    return this.#slotCount
  }

  /** A number of its own for a loop. */
  nextLoop(): number {
    return this.#loopCount++
  }

  /** Begins the whole template. */
  begin(body: readonly Statement[]): void {
    this.#scopes = []
    this.enter(body)
  }

  /**
   * Begins a scope for such statements. Names that they set are known from its beginning: a block that reads one before
   * it is set finds it undefined and not in the data, as in the reference, and a macro reads what it is when called.
   */
  enter(body: readonly Statement[] = []): void {
    const mentioned = mentions(body)
    const variables = new Map<string, Variable>()
    for (const [name, { first, isSet }] of mentioned) {
      if (!isSet) continue
      const isOuter = this.#scopes.some((scope) => scope.mentioned.has(name) || scope.variables.has(name))
      variables.set(name, this.#variable({ isDeclared: false, isSurelySet: first === 'set' && !isOuter }))
    }
    this.#scopes.push({ variables, macros: new Map(), mentioned, conditions: 0 })
  }

  #variable(known: Partial<Variable>): Variable {
    const slot = this.#slotCount++
    const isRead = false
    return {
      slot,
      isDeclared: true,
      isSurelySet: true,
      isTarget: false,
      shape: UNKNOWN,
      structure: null,
      isRead,
      ...known,
    }
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
    const { loop } = this
    this.loop = null
    const made = this.inCallBlock(around, compile)
    this.loop = loop
    return made
  }

  /** Compiles the body of a call block: like a macro's, but the loop around it goes on. */
  inCallBlock<T>(around: ScopesAround, compile: () => T): { result: T; resets: number[] } {
    const [scopes, outside, frame] = [this.#scopes, this.#outside, this.frame]
    this.#scopes = [...around.scopes]
    this.#outside = this.#scopes.length
    const inner: Frame = { slots: [this.#slotCount, 0], loops: [this.#loopCount, 0] }
    this.frame = inner
    this.enter()
    const result = compile()
    const resets = this.leave()
    inner.slots[1] = this.#slotCount
    inner.loops[1] = this.#loopCount
    this.frame = frame
    this.#scopes = scopes
    this.#outside = outside
    return { result, resets }
  }

  /** Whether this place is not reached by every rendering, or more than once. */
  get isConditional(): boolean {
    return this.#scopes.length > 1 || (this.#scopes[0]?.conditions ?? 0) > 0
  }

  /** Whether this place is in a macro. */
  get isInMacro(): boolean {
    return this.#outside > 0
  }

  /** Whether the name of the scope at hand is used. */
  wasRead(name: string): boolean {
    return this.#scopes.at(-1)?.variables.get(name)?.isRead === true
  }

  defineMacro(name: string, macro: MacroDefinition): void {
    this.#scopes.at(-1)?.variables.delete(name)
    this.#scopes.at(-1)?.macros.set(name, macro)
  }

  findMacro(name: string): MacroDefinition | null {
    for (const { macros, variables } of this.#scopes.toReversed()) {
      const macro = macros.get(name)
      if (macro !== undefined) return macro
      if (variables.get(name)?.isDeclared === true) return null
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
  declare(name: string, shape: Shape, isTarget: boolean): number {
    const scope = this.#scopes.at(-1)
    const isSurelySet = scope !== undefined && scope.conditions === 0
    const known = scope?.variables.get(name)
    scope?.macros.delete(name)
    if (known === undefined) {
      const variable = this.#variable({ isSurelySet, isTarget, shape })
      scope?.variables.set(name, variable)
      return variable.slot
    }
    known.structure = null
    known.shape = isSurelySet || !known.isDeclared ? shape : either(known.shape, shape)
    known.isSurelySet = isSurelySet || (known.isDeclared && known.isSurelySet)
    known.isDeclared = true
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
    for (const [level, { variables }] of [...this.#scopes.entries()].toReversed()) {
      const variable = variables.get(name)
      if (variable === undefined) continue
      if (!variable.isDeclared && level >= this.#outside) {
        found.isSurelySet = variable.isSurelySet
        if (found.isSurelySet) break
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

/** Where the slots and the loops begin and end that a macro has for itself. */
export interface Frame {
  slots: [from: number, to: number]
  loops: [from: number, to: number]
  /** Its structure is also that of the block that calls it. */
  writesCaller?: boolean
}

/** Scopes that a macro can see, as they stand when it is called. */
export interface ScopesAround {
  scopes: Scope[]
}
