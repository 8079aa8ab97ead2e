import * as contract from '#contract/templates.ts'
import type { LineEnds, Source, Template, TemplateChange } from '#contract/templates.ts'
import { ApiFailure, call } from '../api/client.ts'

/** `typing`: something is not saved yet. `conflict`: somebody else changed the draft; nothing is written until chosen. */
type Saving = 'saved' | 'typing' | 'saving' | 'failed' | 'conflict'

export interface DraftState {
  /** As the server has it. */
  template: Template
  /** As it is typed. */
  source: Source
  saving: Saving
  /** When this page last saved; null when it has not yet. */
  savedAt: number | null
  error: unknown
  /** What somebody else has made of it meanwhile, when that is in the way. */
  theirs: Template | null
}

const quietMilliseconds = 800

/**
 * Keeps a template's draft: what is typed is saved when it has been quiet for a moment. All writes go one after the
 * other with the revision the last one gave, so this page is never its own rival; a rival's text is never overwritten.
 */
export class DraftKeeper {
  #state: DraftState
  #timer: ReturnType<typeof setTimeout> | null = null
  #writing: Promise<unknown> = Promise.resolve()
  readonly #listeners = new Set<() => void>()
  readonly #onSaved: (template: Template) => void

  constructor(template: Template, onSaved: (template: Template) => void) {
    this.#onSaved = onSaved
    const source = sourceOf(template)
    this.#state = { template, source, saving: 'saved', savedAt: null, error: null, theirs: null }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DraftState => this.#state

  get isDirty(): boolean {
    return !sameSource(this.#state.source, sourceOf(this.#state.template))
  }

  readonly change = (source: Source): void => {
    this.#set({ source })
    if (this.#state.saving === 'conflict') return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (!this.isDirty) {
      if (this.#state.saving === 'typing' || this.#state.saving === 'failed') this.#set({ saving: 'saved' })
      return
    }
    this.#set({ saving: 'typing' })
    this.#timer = setTimeout(() => void this.save(), quietMilliseconds)
  }

  /** Saves at once what is not saved. @returns whether all is saved */
  readonly save = async (): Promise<boolean> => {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    return await this.#inTurn(async () => {
      if (this.#state.saving === 'conflict') return false
      if (!this.isDirty) return true
      const { source, template: before } = this.#state
      // Set over the API: what is typed here does not change it.
      const { lineEnds } = before.draft
      const body = { source, ...(lineEnds === undefined ? {} : { lineEnds }) }
      this.#set({ saving: 'saving', error: null })
      try {
        const template = await this.#write((params, ifMatch) =>
          call(contract.replaceDraft, { params, ifMatch, body }),
        )
        if (template === null) return false
        this.#saved(template)
        // Typed on meanwhile: the timer of that saves it.
        return !this.isDirty
      } catch (error) {
        this.#set({ saving: 'failed', error })
        return false
      }
    })
  }

  /** Changes what is not the text. @throws ApiFailure */
  readonly changeTemplate = async (body: TemplateChange): Promise<void> => {
    await this.#inTurn(async () => {
      const template = await this.#write((params, ifMatch) =>
        call(contract.changeTemplate, { params, ifMatch, body }),
      )
      if (template) this.#known(template)
    })
  }

  /** How the lines of what is sent end. Saves what is typed with it. */
  readonly setLineEnds = async (lineEnds: LineEnds): Promise<void> => {
    if (!(await this.save())) return
    await this.#inTurn(async () => {
      const body = { source: this.#state.source, lineEnds }
      const template = await this.#write((params, ifMatch) =>
        call(contract.replaceDraft, { params, ifMatch, body }),
      )
      if (template) this.#saved(template)
    })
  }

  /** From now on the template is held against this sample as well. */
  readonly addSample = async (id: string): Promise<void> => {
    const { sampleIds } = this.#state.template
    if (sampleIds.includes(id)) return
    try {
      await this.changeTemplate({ sampleIds: [...sampleIds, id] })
    } catch (error) {
      this.#set({ error })
    }
  }

  /** Publishes what is typed. @returns null when that could not be saved first @throws ApiFailure */
  readonly publish = async (): Promise<Template | null> => {
    if (!(await this.save())) return null
    return await this.#inTurn(async () => {
      const template = await this.#write((params, ifMatch) =>
        call(contract.publishTemplate, { params, ifMatch, body: null }),
      )
      if (template) this.#known(template)
      return template
    })
  }

  /** My text goes on, over theirs. */
  readonly keepMine = async (): Promise<void> => {
    const { theirs } = this.#state
    if (!theirs) return
    this.#set({ template: theirs, theirs: null, saving: 'typing' })
    await this.save()
  }

  readonly takeTheirs = (): void => {
    const { theirs } = this.#state
    if (!theirs) return
    this.#set({ template: theirs, source: sourceOf(theirs), theirs: null, saving: 'saved', error: null })
  }

  /** The server has been asked again: taken over, unless something here is not saved. */
  readonly heard = (template: Template): void => {
    if (template.revision <= this.#state.template.revision || this.#state.saving === 'saving') return
    if (this.isDirty) return
    this.#set({ template, source: sourceOf(template) })
  }

  readonly dispose = (): void => {
    if (this.isDirty) void this.save()
  }

  /**
   * Writes with the revision that is known. When somebody was faster: with theirs, if their draft is the one known
   * here; else nothing is written.
   */
  async #write(
    write: (params: { id: string }, ifMatch: number) => Promise<Template>,
  ): Promise<Template | null> {
    const { template } = this.#state
    const params = { id: template.id }
    try {
      return await write(params, template.revision)
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'revision_stale') throw error
    }
    const theirs = await call(contract.getTemplate, { params })
    const isSameDraft =
      sameSource(sourceOf(theirs), sourceOf(template)) || sameSource(sourceOf(theirs), this.#state.source)
    if (isSameDraft) return await write(params, theirs.revision)
    this.#set({ theirs, saving: 'conflict' })
    return null
  }

  #saved(template: Template): void {
    this.#known(template)
    this.#set({ saving: this.isDirty ? 'typing' : 'saved', savedAt: Date.now() })
  }

  #known(template: Template): void {
    this.#set({ template })
    this.#onSaved(template)
  }

  async #inTurn<T>(write: () => Promise<T>): Promise<T> {
    const turn = this.#writing.then(write)
    this.#writing = turn.catch(() => {})
    return await turn
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** A code template's text; a fields template has none and is not edited here. */
export function sourceOf(template: Template): Source {
  return template.draft.source ?? ''
}

export function sameSource(left: Source, right: Source): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right
  return left.subject === right.subject && left.html === right.html && left.text === right.text
}
