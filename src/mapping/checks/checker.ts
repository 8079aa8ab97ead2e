import type { Because } from '#contract/problem-texts.ts'
import type { Arguments, Expression } from '../ast.ts'
import { partsOf } from '../mentions.ts'
import { FAULT_LIMIT } from '../limits.ts'
import { nearest, type KnownNames } from '../names.ts'
import { SaveError } from '../save-error.ts'
import { UNKNOWN } from '../shapes.ts'
import { getOwn, stringOf } from '../value.ts'
import { checkPresence } from './absent.ts'
import { knownOf } from './expressions.ts'
import { NOTHING_KNOWN, type Known } from './known.ts'
import { follow, type Use } from './paths.ts'
import { Place } from './place.ts'
import type { Scopes } from './scopes.ts'
import { truthIn } from './truth.ts'
import { beginningOf, written } from '../written.ts'

type ListReason = 'list_joined' | 'list_calculated' | 'list_compared' | 'list_filtered'

/** What is known while one text is gone through. */
export class Checker {
  readonly names: KnownNames
  readonly scopes: Scopes
  readonly root: Place
  readonly warnings: SaveError[] = []
  /** What the conditions around the part at hand speak of: its absence is thought of. */
  readonly #tested: Set<Place>[] = []
  /** The samples for which the part at hand is reached. */
  #reached: readonly boolean[]
  /** How many `if` stand around the part at hand. */
  #conditions = 0
  /** Of each sample. */
  readonly #types: readonly (string | null)[]
  #isSilent = false

  constructor(names: KnownNames, scopes: Scopes) {
    this.names = names
    this.scopes = scopes
    this.root = Place.ofEvents(names.samples, names.events?.schema ?? UNKNOWN)
    this.#types = names.samples.map((sample) => stringOf(getOwn(getOwn(sample, 'event'), 'type')))
    this.#reached = names.samples.map(() => true)
  }

  /** Whether nothing is told: a place is only looked for, or enough has been told. */
  get isQuiet(): boolean {
    return this.#isSilent || this.warnings.length >= FAULT_LIMIT
  }

  report(code: string, at: number, ...because: Because): void {
    if (!this.isQuiet) this.warnings.push(new SaveError(code, at, ...because))
  }

  /** A path that nobody has heard of. Behind a guard it may be meant so, unless it looks like a slip. */
  unknown(at: number, path: string, name: string, candidates: Iterable<string>, use: Use): void {
    if (this.isQuiet) return
    const near = nearest(name, firstOf(candidates))
    if (near !== null) this.report('unknown_path', at, 'unknown_path_near', { path, near })
    else if (use !== 'guarded') this.report('unknown_path', at, 'unknown_path', { path })
  }

  /** A list where one value is meant. */
  listUsed(list: Expression, reason: ListReason): void {
    const path = written(list)
    if (path !== null) this.report('list_as_value', beginningOf(list), reason, { path })
  }

  isOwnName(name: string): boolean {
    return this.names.own.has(name) || this.names.absent.includes(name) || MORE_NAMES.has(name)
  }

  /** All names that can stand alone. */
  *allNames(): Iterable<string> {
    yield* this.names.own.keys()
    yield* this.root.names()
    yield* this.scopes.names()
  }

  /** Whether the part at hand is reached on every way. */
  get isSure(): boolean {
    return this.#conditions === 0
  }

  isTested(place: Place): boolean {
    return this.#tested.some((places) => places.has(place))
  }

  /** What is known of an expression; tells what is wrong in it. */
  known(expression: Expression, use: Use): Known {
    if (this.warnings.length >= FAULT_LIMIT) return NOTHING_KNOWN
    if (expression.kind !== 'name' && expression.kind !== 'attribute' && expression.kind !== 'index')
      return knownOf(this, expression, use)
    const { object } = expression.kind === 'name' ? { object: expression } : expression
    if (object.kind === 'name' && MORE_NAMES.has(object.name) && this.scopes.find(object.name) === null)
      return NOTHING_KNOWN
    const path = follow(this, expression, use)
    checkPresence(this, path, use)
    return path
  }

  arguments({ positional, named }: Arguments): void {
    for (const argument of positional) this.known(argument, 'read')
    for (const [, argument] of named) this.known(argument, 'read')
  }

  /** Where the entries of a place are that belong to reached samples, by the event types that matter here. */
  entriesByType(place: Place): Map<string, number[]> {
    const byType = new Map<string, number[]>()
    for (const type of this.names.events?.eventTypes ?? []) {
      const entries = place.seen.flatMap(({ sample }, i) => {
        return this.#types[sample] === type && this.#reached[sample] === true ? i : []
      })
      if (entries.length > 0) byType.set(type, entries)
    }
    return byType
  }

  /** Whether the part at hand is reached for a sample of an event that matters here. */
  isReached(sample: number): boolean {
    const { eventTypes = [] } = this.names.events ?? {}
    const type = this.#types[sample]
    const matters = eventTypes.length === 0 || (typeof type === 'string' && eventTypes.includes(type))
    return matters && this.#reached[sample] === true
  }

  /**
   * Checks what is reached only where a condition holds, and what is reached elsewhere. Where nobody can tell, no sample
   * says anything.
   */
  decided(test: Expression, holds: () => void, otherwise: () => void): void {
    this.chosen([{ test, check: holds }], otherwise)
  }

  /** Checks what is reached where the first condition holds, the second and so on, and what is left. */
  chosen(branches: readonly { test: Expression; check: () => void }[], otherwise: () => void): void {
    const before = this.#reached
    const tested = new Set<Place>()
    this.#tested.push(tested)
    let left = before
    for (const { test, check } of branches) {
      this.#reached = left
      this.known(test, 'tested')
      const truths = this.#truths(test, tested)
      this.#reached = left.map((isReached, sample) => isReached && truths[sample] === true)
      check()
      left = left.map((isReached, sample) => isReached && truths[sample] === false)
    }
    this.#reached = left
    otherwise()
    this.#reached = before
    this.#tested.pop()
  }

  /** Checks parts of which each is reached where those before it hold, or do not, and what comes behind them. */
  inTurn(tests: readonly Expression[], holds: boolean, behind: () => void): void {
    const before = this.#reached
    const tested = new Set<Place>()
    this.#tested.push(tested)
    for (const test of tests) {
      this.known(test, 'tested')
      const truths = this.#truths(test, tested)
      this.#reached = this.#reached.map((isReached, sample) => isReached && truths[sample] === holds)
    }
    behind()
    this.#reached = before
    this.#tested.pop()
  }

  /** Checks what need not be reached. */
  conditionally(check: () => void): void {
    this.#conditions++
    check()
    this.#conditions--
  }

  /** Checks what is reached nobody knows when. */
  somewhere(check: () => void): void {
    const reached = this.#reached
    this.#reached = reached.map(() => false)
    check()
    this.#reached = reached
  }

  /** What a condition is for each sample. @param tested takes the places it speaks of */
  #truths(test: Expression, tested: Set<Place>): (boolean | null)[] {
    const places = new Map<Expression, Place | null>()
    this.#findPlaces(test, places)
    for (const place of places.values()) if (place !== null) tested.add(place)
    const find = (path: Expression) => places.get(path) ?? null
    return this.#reached.map((isReached, sample) => (isReached ? truthIn(test, sample, find) : null))
  }

  /** Finds the places that an expression speaks of. */
  #findPlaces(expression: Expression, places: Map<Expression, Place | null>): void {
    const { kind } = expression
    if (kind === 'name' || kind === 'attribute' || kind === 'index') {
      const isSilent = this.#isSilent
      this.#isSilent = true
      const { place, isFilled } = follow(this, expression, 'guarded')
      this.#isSilent = isSilent
      places.set(expression, isFilled ? null : place)
    } else for (const part of partsOf(expression)) this.#findPlaces(part, places)
  }
}

/** Names that are looked at for one that is near. */
const CANDIDATE_LIMIT = 200

function* firstOf(names: Iterable<string>): Iterable<string> {
  let count = 0
  for (const name of names) {
    if (count++ === CANDIDATE_LIMIT) return
    yield name
  }
}

/** Names that are neither the data's nor the template's. */
const MORE_NAMES: ReadonlySet<string> = new Set(['loop', 'lookups', 'secrets', 'caller', 'self'])
