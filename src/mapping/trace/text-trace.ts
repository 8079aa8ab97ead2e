import type { TraceEntry, TraceStep } from '#contract/trace.ts'
import type { Expression, Statement } from '../ast.ts'
import type { Evaluate } from '../compile-expression.ts'
import type { Assign, Emit } from '../compile-template.ts'
import { isTrue } from '../kinds.ts'
import { MASK } from '../masked-text.ts'
import { TRACE_STEPS_LIMIT, TRACE_TEXT_LIMIT_CHARACTERS } from '../limits.ts'
import { UNSET, type LoopState, type Run } from '../run.ts'
import { markOf } from '../secrets.ts'
import type { Value } from '../value.ts'
import { expressionText } from './expression-text.ts'
import { shortText } from './short.ts'
import { tagAt, tagsOf, type Tag } from './tags.ts'
import type { Trace } from './trace.ts'
import type { TextTracer, TracedLoop } from './tracer.ts'
import { keyOf, readsData, valueOf, wayOf, type Look } from './way.ts'

/** What a part of an expression gave when it was last evaluated. */
interface Seen {
  value: Value
  /** Counted from the beginning of the rendering. */
  time: number
  /** Of a name that the template sets: where it was found. */
  slot: number | null
}

/** A hole, a condition or a loop's list that is being evaluated. */
interface Open {
  kind: TraceEntry['kind']
  at: number
  expression: Expression | null
  /** null: not told, unless it fails. */
  entry: TraceEntry | null
  /** What was seen before is of an earlier pass. */
  since: number
}

/** What is written when a value is empty and the format says so. */
const EMPTY_WRITTEN: ReadonlySet<string> = new Set(['', '""', 'null', '[]', '{}'])

const EACH_MARK = new RegExp(markOf(0).replace('0', String.raw`\d+`), 'g')

/** Watches the renderings of one text. */
export class TextTrace implements TextTracer {
  readonly #trace: Trace
  readonly #field: string
  readonly #source: string
  readonly #texts = new Map<Expression, string>()
  #tags: Tag[] | null = null
  // Of the rendering at hand.
  #seen = new Map<Expression, Seen>()
  /** How the values of names that the template set came about. */
  #origins = new Map<number, TraceStep[]>()
  #open: Open[] = []
  #passes: number[] = []
  #time = 0

  constructor(trace: Trace, field: string, source: string) {
    this.#trace = trace
    this.#field = field
    this.#source = source
  }

  rendering(emit: Emit): Emit {
    return (run) => {
      this.#seen = new Map()
      this.#origins = new Map()
      this.#open = []
      this.#passes = []
      this.#time = 0
      try {
        emit(run)
      } catch (error) {
        this.#fail(run)
        throw error
      }
    }
  }

  expression(expression: Expression, evaluate: Evaluate, slots: readonly number[]): Evaluate {
    if (expression.kind === 'literal') return evaluate
    return (run) => {
      const value = evaluate(run)
      const slot = slots.find((candidate) => run.locals[candidate] !== UNSET) ?? null
      this.#seen.set(expression, { value, time: ++this.#time, slot })
      return value
    }
  }

  hole(at: number, expression: Expression, emit: Emit): Emit {
    return (run) => {
      const open = this.#begin('hole', at, expression)
      const entry = this.#told(open)
      const text = run.heard(emit)
      this.#open.pop()
      if (entry !== null) this.#wrote(entry, expression, text, this.#lookSince(open), run)
    }
  }

  set(at: number, expression: Expression | null, emit: Emit): Emit {
    return (run) => {
      this.#begin('set', at, expression)
      emit(run)
      this.#open.pop()
    }
  }

  condition(test: Expression, evaluate: Evaluate): Evaluate {
    return (run) => {
      const open = this.#begin('if', test.at, test)
      const entry = this.#told(open)
      const value = evaluate(run)
      this.#open.pop()
      if (entry === null) return value
      entry.isTrue = isTrue(value)
      const look = this.#lookSince(open)
      entry.empty = !entry.isTrue && readsData(test, look)
      entry.steps = this.#steps(test, look, run)
      return value
    }
  }

  loop({ at, iterable }: Extract<Statement, { kind: 'for' }>, loop: number, evaluate: Evaluate): TracedLoop {
    // While one goes on, its macro may be called again: each has a state of its own.
    const entries = new WeakMap<LoopState, TraceEntry>()
    let begun: TraceEntry | null = null
    return {
      evaluate: (run) => {
        const open = this.#begin('for', at, iterable)
        const entry = this.#told(open)
        const value = evaluate(run)
        this.#open.pop()
        begun = entry
        if (entry === null) return value
        entry.value = this.#trace.values.of(value)
        entry.passes = 0
        entry.empty = true
        entry.steps = this.#steps(iterable, this.#lookSince(open), run)
        return value
      },
      body: (emit) => (run) => {
        const state = run.loops[loop]
        const passes = state === undefined ? 0 : state.index + 1
        if (state !== undefined && begun !== null && passes === 1) entries.set(state, begun)
        const entry = state === undefined ? undefined : entries.get(state)
        if (entry !== undefined) {
          entry.passes = passes
          entry.empty = false
          entry.steps = []
        }
        this.#passes.push(passes)
        emit(run)
        this.#passes.pop()
      },
    }
  }

  again<Result>(make: (run: Run) => Result): (run: Run) => Result {
    return (run) => this.#trace.again(() => make(run))
  }

  assigned(slot: number, from: Expression | null, assign: Assign): Assign {
    return (run, value) => {
      assign(run, value)
      if (from === null || !this.#trace.takesOrigin()) this.#origins.delete(slot)
      else this.#origins.set(slot, this.#steps(from, this.#lookSince(this.#open.at(-1)), run))
    }
  }

  #begin(kind: TraceEntry['kind'], at: number, expression: Expression | null): Open {
    const open = { kind, at, expression, since: this.#time, entry: null }
    this.#open.push(open)
    return open
  }

  /** Begins to tell of it; null when enough was told. */
  #told(open: Open): TraceEntry | null {
    if (this.#trace.isFull()) return null
    open.entry = this.#entryOf(open)
    this.#trace.entries.push(open.entry)
    return open.entry
  }

  #entryOf({ kind, at }: Pick<Open, 'kind' | 'at'>): TraceEntry {
    this.#tags ??= tagsOf(this.#source)
    const tag = tagAt(this.#tags, at)
    const place = tag?.place ?? { line: 1, column: 1, endLine: 1, endColumn: 1, expression: '' }
    return {
      output: this.#trace.output,
      field: this.#field,
      ...place,
      kind,
      inPasses: [...this.#passes],
      empty: false,
      failed: false,
      steps: [],
    }
  }

  /** What was seen since that began; all of it when nothing is under way. */
  #lookSince(open: Open | undefined): Look {
    const since = open?.since ?? 0
    return (expression) => {
      const seen = this.#seen.get(expression)
      return seen !== undefined && seen.time > since ? seen : null
    }
  }

  #wrote(entry: TraceEntry, expression: Expression, text: string, look: Look, run: Run): void {
    const start = text.slice(0, TRACE_TEXT_LIMIT_CHARACTERS * 2).replace(EACH_MARK, MASK)
    entry.written = shortText(start, TRACE_TEXT_LIMIT_CHARACTERS)
    const found = valueOf(expression, look)
    if (found !== null) entry.value = this.#trace.values.of(found.value)
    const steps = this.#steps(expression, look, run)
    const isNothing = found !== null && (found.value === undefined || found.value === null)
    const isEmpty = isNothing || EMPTY_WRITTEN.has(text.slice(0, 40).trim())
    entry.empty = isEmpty && readsData(expression, look)
    if (steps.some(isMissing)) entry.steps = steps
  }

  /** The rendering ended: the part at hand is where, and what stands around it wrote nothing. */
  #fail(run: Run): void {
    const last = this.#open.pop()
    const { entries } = this.#trace
    const around = new Set(this.#open.map(({ entry }) => entry))
    entries.splice(0, entries.length, ...entries.filter((entry) => !around.has(entry)))
    const entry = last?.entry ?? this.#entryOf(last ?? { kind: 'set', at: run.at })
    // What went wrong once the value was there, e.g. in a loop over what is no list, has been told.
    const failed = entries.findLast((other) => isSamePlace(other, entry)) ?? entry
    failed.failed = true
    if (last !== undefined && last.expression !== null)
      failed.steps = this.#steps(last.expression, this.#lookSince(last), run)
    if (!entries.includes(failed)) entries.push(failed)
  }

  #steps(expression: Expression, look: Look, run: Run): TraceStep[] {
    const steps: TraceStep[] = []
    // Names that the template does not set are keys of the event.
    let [before, object]: [Expression | null, Value] = [null, run.data]
    for (const part of wayOf(expression, look)) {
      const found = look(part)
      if (found === null || steps.length >= TRACE_STEPS_LIMIT) continue
      const slot = this.#seen.get(part)?.slot ?? null
      if (slot !== null) steps.push(...(this.#origins.get(slot) ?? []))
      const step: TraceStep = { expression: this.#textOf(part), ...this.#trace.values.of(found.value) }
      const key = slot === null ? keyOf(part, before, look) : null
      if (key !== null) step.key = key
      const meant = key === null || found.value !== undefined ? null : this.#trace.nearestKey(object, key)
      if (meant !== null) step.nearest = meant
      steps.push(step)
      before = part
      object = found.value
    }
    return steps.slice(0, TRACE_STEPS_LIMIT)
  }

  #textOf(expression: Expression): string {
    const known = this.#texts.get(expression)
    if (known !== undefined) return known
    const text = expressionText(expression)
    this.#texts.set(expression, text)
    return text
  }
}

function isSamePlace(one: TraceEntry, other: TraceEntry): boolean {
  return (
    one.output === other.output &&
    one.field === other.field &&
    one.line === other.line &&
    one.column === other.column &&
    one.inPasses.join() === other.inPasses.join()
  )
}

function isMissing({ kind, json, size }: TraceStep): boolean {
  return kind === 'absent' || kind === 'null' || json === '""' || size === 0
}
