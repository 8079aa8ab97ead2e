import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { listHistory } from '#contract/history.ts'
import { getLookup, type Lookup } from '#contract/lookups.ts'
import { ApiFailure, call } from '../api/client.ts'
import { merge, withEntry, type EntryChange } from './merge.ts'
import { entriesOf, filledOf, isSame, rowsOf, type Row } from './rows.ts'
import { saveLookup } from './save.ts'

export interface ConflictFacts {
  /** Who saved; null when the history does not say it. */
  who: string | null
  taken: EntryChange[]
  both: EntryChange[]
  /** Their rule for unknown values, when they changed it and it is not what is chosen here. */
  rule: { theirs: Lookup['unknown']; isTaken: boolean } | null
}

/** A table while it is edited. When somebody else saved in the meantime, both are put together and shown. */
export function useLookup(lookup: Lookup) {
  // What was read when editing began; a later answer must not change it under the hands.
  const [base, setBase] = useState(lookup)
  const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(lookup.entries))
  const [unknown, setUnknown] = useState(lookup.unknown)
  const [conflict, setConflict] = useState<ConflictFacts | null>(null)
  const entries = entriesOf(rows)
  const dirty = !isSame(entries, base.entries) || !isSameRule(unknown, base.unknown)
  const mutation = useMutation({
    mutationFn: async (): Promise<Lookup | null> => {
      try {
        return await saveLookup(base, { entries, unknown })
      } catch (error) {
        if (!(error instanceof ApiFailure) || error.code !== 'revision_stale') throw error
        return await compare()
      }
    },
    onSuccess: (saved) => {
      if (saved === null) return
      setBase(saved)
      setConflict(null)
    },
  })

  // Nothing is being edited: what somebody else saved is shown as soon as it is known.
  if (!dirty && !mutation.isPending && lookup.revision > base.revision) {
    setBase(lookup)
    setRows(rowsOf(lookup.entries))
    setUnknown(lookup.unknown)
  }

  /** Shows what somebody else saved; saves at once when there is nothing to show. */
  async function compare(): Promise<Lookup | null> {
    const { id } = lookup
    const [theirs, history] = await Promise.all([
      call(getLookup, { params: { id } }),
      call(listHistory, { query: { subjectId: id, limit: 1 } }),
    ])
    const merged = merge(base.entries, entries, theirs.entries)
    const isRuleNew = !isSameRule(theirs.unknown, base.unknown) && !isSameRule(theirs.unknown, unknown)
    if (merged.taken.length + merged.both.length === 0 && !isRuleNew) {
      return await saveLookup(theirs, { entries, unknown })
    }
    const isTaken = isRuleNew && isSameRule(unknown, base.unknown)
    // What was typed while this was asked stays: only their changes are put into it.
    setRows((now) => merged.taken.reduce(withChange, now))
    if (isTaken) setUnknown(theirs.unknown)
    setConflict({
      who: history.items[0]?.who ?? null,
      taken: merged.taken,
      both: merged.both,
      rule: isRuleNew ? { theirs: theirs.unknown, isTaken } : null,
    })
    setBase(theirs)
    return null
  }

  function touched(): void {
    if (!mutation.isIdle && !mutation.isPending) mutation.reset()
  }

  return {
    rows,
    unknown,
    dirty,
    conflict,
    saving: mutation.isPending,
    saved: mutation.isSuccess && mutation.data !== null && !dirty,
    failure: mutation.error,
    /** The row that the API finds fault with, by its id. */
    faultRow: rowOf(mutation.error, rows),
    save: (onFailure: () => void) => mutation.mutate(undefined, { onError: onFailure }),
    setRows: (change: (rows: readonly Row[]) => readonly Row[]) => {
      setRows(change)
      touched()
    },
    setUnknown: (rule: Lookup['unknown']) => {
      setUnknown(rule)
      touched()
    },
    take: (change: EntryChange) => setRows((now) => withChange(now, change)),
  }
}

/** Rows keep their ids, so that what has the focus keeps it. */
function withChange(rows: readonly Row[], change: EntryChange): readonly Row[] {
  const { key, theirs } = change
  if (theirs === null) return rows.filter((row) => row.key !== key)
  if (rows.some((row) => row.key === key)) {
    return rows.map((row) => (row.key === key ? { ...row, value: theirs } : row))
  }
  return [...filledOf(rows), ...rowsOf(withEntry([], change))]
}

function isSameRule(left: Lookup['unknown'], right: Lookup['unknown']): boolean {
  return (
    left.kind === right.kind &&
    (left.kind === 'text' ? left.text : '') === (right.kind === 'text' ? right.text : '')
  )
}

function rowOf(error: unknown, rows: readonly Row[]): { id: number; path: string } | null {
  if (!(error instanceof ApiFailure)) return null
  for (const { path } of error.details) {
    const [, place] = /^\/entries\/(\d+)/.exec(path) ?? []
    const row = place === undefined ? undefined : filledOf(rows)[Number(place)]
    if (row !== undefined) return { id: row.id, path }
  }
  return null
}
