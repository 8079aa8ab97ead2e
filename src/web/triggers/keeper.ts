import * as contract from '#contract/triggers.ts'
import type { Trigger } from '#contract/triggers.ts'
import { ApiFailure, call } from '../api/client.ts'
import { queryClient, read } from '../api/queries.ts'
import { changeBetween, changedFields, rebased } from './changes.ts'
import { draftOf, inputOf, missingIn, type TriggerDraft } from './draft.ts'
import { forget, keep, type Unsaved } from './unsaved.ts'

/**
 * `clean`: stored as it is. `pending`, `saving`: will be, at once. `incomplete`: the server would refuse it yet.
 * `refused`: it did. `conflict`: somebody else stored something in between.
 */
type Saving = 'clean' | 'pending' | 'saving' | 'incomplete' | 'refused' | 'conflict'

export interface Kept {
  draft: TriggerDraft
  /** null until it is saved for the first time */
  stored: Trigger | null
  saving: Saving
  /** Why the last save did not work. */
  failure: unknown
  /** What somebody else has stored since, while something is unsaved here. */
  theirs: Trigger | null
  /** What the draft was written on. */
  base: TriggerDraft
}

const waitMilliseconds = 800

/**
 * Keeps a trigger that is being written: saves it by itself a moment after each change, as a draft, and never over
 * what somebody else has saved meanwhile. What cannot be saved stays in this browser's session.
 */
export class TriggerKeeper {
  private kept: Kept
  private revision: number | null
  private timer: ReturnType<typeof setTimeout> | undefined
  private saves: Promise<void> = Promise.resolve()
  private readonly listeners = new Set<() => void>()

  constructor(stored: Trigger | null, base: TriggerDraft, unsaved: Unsaved | null) {
    this.revision = unsaved?.revision ?? stored?.revision ?? null
    const draft = unsaved?.draft ?? base
    this.kept = {
      draft,
      stored,
      saving: 'clean',
      failure: null,
      theirs: null,
      base: unsaved?.base ?? base,
    }
    if (unsaved !== null) this.schedule()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): Kept => this.kept

  readonly change = (fields: Partial<TriggerDraft>): void => {
    this.set({ draft: { ...this.kept.draft, ...fields } })
    this.schedule()
  }

  /** Saves what is unsaved now. @returns what is stored; null when not everything could be */
  async flush(): Promise<Trigger | null> {
    clearTimeout(this.timer)
    await (this.saves = this.saves.then(() => this.save()))
    return this.kept.saving === 'clean' ? this.kept.stored : null
  }

  /** Somebody, here or elsewhere, has stored this. With unsaved changes it waits for their save. */
  adopt(stored: Trigger): void {
    const { saving, draft, base } = this.kept
    const before = this.kept.stored
    if (stored.revision < (before?.revision ?? 0)) return
    // Whether the host is known is only asked when it is saved.
    const known = before?.revision === stored.revision ? { ...stored, problems: before.problems } : stored
    if (saving === 'clean') {
      this.revision = stored.revision
      this.set({ stored: known, draft: rebased(draft, draft, stored), base: draftOf(stored) })
    } else if (stored.revision === this.revision || changedFields(base, draftOf(stored)).length === 0) {
      this.revision = stored.revision
      this.set({ stored: known })
    }
  }

  /** Gives up what is unsaved here. */
  takeTheirs(): void {
    const { theirs } = this.kept
    if (theirs === null) return
    this.revision = theirs.revision
    const draft = draftOf(theirs)
    this.set({ stored: theirs, draft, base: draft, theirs: null, saving: 'clean', failure: null })
    forget(theirs.id)
  }

  /** Puts what is unsaved here over what they have stored. */
  putMineOnTop(): void {
    const { theirs, draft, base } = this.kept
    if (theirs === null) return
    this.revision = theirs.revision
    this.set({ stored: theirs, draft: rebased(draft, base, theirs), base: draftOf(theirs), theirs: null })
    void this.flush()
  }

  private schedule(): void {
    clearTimeout(this.timer)
    const { draft, base, stored, theirs } = this.kept
    keep(stored?.id ?? null, { draft, base, revision: this.revision })
    if (theirs !== null) return
    if (missingIn(draft).length > 0) {
      this.set({ saving: 'incomplete' })
      return
    }
    this.set({ saving: 'pending' })
    this.timer = setTimeout(() => void this.flush(), waitMilliseconds)
  }

  private async save(): Promise<void> {
    const { draft: sent, base, stored, theirs, saving } = this.kept
    if (theirs !== null || saving === 'clean' || missingIn(sent).length > 0) return
    const change = changeBetween(base, sent)
    if (stored !== null && Object.keys(change).length === 0) {
      this.set({ saving: 'clean', failure: null })
      forget(stored.id)
      return
    }
    this.set({ saving: 'saving' })
    try {
      const now =
        stored === null
          ? await call(contract.createTrigger, { body: inputOf(sent) })
          : await call(contract.changeTrigger, {
              params: { id: stored.id },
              body: change,
              ...(this.revision === null ? {} : { ifMatch: this.revision }),
            })
      this.saved(now, sent)
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 'revision_stale' && stored !== null) {
        await this.meet(stored.id, error)
      } else this.set({ saving: 'refused', failure: error })
    }
  }

  private saved(stored: Trigger, sent: TriggerDraft): void {
    forget(this.kept.stored?.id ?? null)
    this.revision = stored.revision
    const base = draftOf(stored)
    const draft = rebased(this.kept.draft, sent, stored)
    const isClean = changedFields(base, draft).length === 0
    this.set({ stored, base, draft, failure: null, saving: isClean ? 'clean' : 'pending' })
    queryClient.setQueryData(read(contract.getTrigger, { params: { id: stored.id } }).queryKey, stored)
    void queryClient.invalidateQueries({ queryKey: [contract.listTriggers.path] })
    if (!isClean) this.schedule()
  }

  /** A pause, say, changes nothing of a draft: then there is nothing to ask, and it is saved again. */
  private async meet(id: string, error: ApiFailure): Promise<void> {
    try {
      const theirs = await call(contract.getTrigger, { params: { id } })
      if (this.clashes(draftOf(theirs))) {
        this.set({ saving: 'conflict', theirs, failure: error })
        return
      }
      this.revision = theirs.revision
      this.set({ stored: theirs, base: draftOf(theirs) })
      await this.save()
    } catch (failure) {
      this.set({ saving: 'refused', failure })
    }
  }

  /** What they changed to the same is no reason to ask, such as a save of ours whose answer got lost. */
  private clashes(theirs: TriggerDraft): boolean {
    const { base, draft } = this.kept
    const differing = new Set<string>(changedFields(draft, theirs))
    return changedFields(base, theirs).some((field) => differing.has(field))
  }

  private set(fields: Partial<Kept>): void {
    this.kept = { ...this.kept, ...fields }
    for (const listener of this.listeners) listener()
  }
}
