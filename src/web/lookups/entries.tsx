import { Button, TextInput } from '@mantine/core'
import { useImperativeHandle, useState, type ReactNode, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { Empty } from '../ui/empty.tsx'
import { number } from '../ui/format.ts'
import { Panel } from '../ui/panel.tsx'
import classes from './entries.module.css'
import { EntryTable } from './entry-table.tsx'
import { cellId } from './entry-row.tsx'
import { cellsOf } from './pasted.ts'
import { newRow, pastedInto, type Column, type Row, type RowFault } from './rows.ts'

export interface EntriesHandle {
  /** Puts the cursor where something is wrong. */
  show: (id: number, fault: RowFault | undefined) => void
}

export interface EntriesProps {
  rows: readonly Row[]
  faults: ReadonlyMap<number, RowFault>
  /** The row that the API refused. */
  badRow: number | null
  readOnly: boolean
  handle: Ref<EntriesHandle>
  aside: ReactNode
  onRows: (change: (rows: readonly Row[]) => readonly Row[]) => void
}

/** Rows that were found stay in sight while they are edited, and so do new ones. */
interface Search {
  text: string
  ids: ReadonlySet<number>
}

/** What was done at once to many rows, or for good to one. It can be undone until anything else changes. */
interface Done {
  text: string
  before: readonly Row[]
  after: readonly Row[]
}

/** The entries as a table to type and paste into. The search is not in the address: it would ask to save first. */
export function Entries({ rows, faults, badRow, readOnly, handle, aside, onRows }: EntriesProps) {
  const { t, i18n } = useTranslation('lookups')
  const [search, setSearch] = useState<Search | null>(null)
  const [last, setLast] = useState<Done | null>(null)
  const done = last?.after === rows ? last : null
  const [wanted, setWanted] = useState<number | null>(null)
  const shown = search === null ? rows : rows.filter(({ id }) => search.ids.has(id))

  function find(text: string): void {
    const words = text.trim().toLowerCase()
    const has = ({ key, value }: Row) => `${key}\n${value}`.toLowerCase().includes(words)
    setSearch(words === '' ? null : { text, ids: new Set(rows.filter(has).map(({ id }) => id)) })
  }

  /** The row may be out of sight, and then is not in the page yet. */
  function focus(id: number, column: Column): void {
    flushSync(() => setWanted(id))
    const cell = document.getElementById(cellId(id, column))
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest' })
  }

  useImperativeHandle(handle, () => ({
    show: (id, fault) => {
      flushSync(() => setSearch(null))
      focus(id, fault?.kind === 'long' ? fault.at : 'key')
    },
  }))

  function add(): void {
    const row = newRow()
    flushSync(() => {
      setSearch(null)
      onRows((now) => [...now, row])
    })
    focus(row.id, 'key')
  }

  function change(id: number, column: Column, text: string): void {
    onRows((now) => now.map((row) => (row.id === id ? { ...row, [column]: text } : row)))
  }

  function remove(id: number): void {
    const place = shown.findIndex((row) => row.id === id)
    const next = shown[place + 1] ?? shown[place - 1]
    flushSync(() =>
      replace(
        t('removed'),
        rows.filter((row) => row.id !== id),
      ),
    )
    if (next) focus(next.id, 'key')
  }

  /** @returns whether there was another row */
  function move(id: number, column: Column, by: 1 | -1): boolean {
    const next = shown[shown.findIndex((row) => row.id === id) + by]
    if (next) focus(next.id, column)
    return next !== undefined
  }

  /** @returns whether it was a table, and not just a text */
  function paste(id: number, column: Column, text: string): boolean {
    const lines = cellsOf(text)
    if (lines === null) return false
    const into = { shown: shown.map((row) => row.id), from: id, column, lines }
    replace(t('pasted', { count: lines.length }), pastedInto(rows, into))
    setSearch(null)
    return true
  }

  function replace(text: string, after: readonly Row[]): void {
    setLast({ text, before: rows, after })
    onRows(() => after)
  }

  function undo({ before, after }: Done): void {
    const others = new Set(after)
    const back = before.find((row) => !others.has(row)) ?? before.at(-1)
    flushSync(() => {
      setSearch(null)
      onRows(() => before)
    })
    if (back) focus(back.id, 'key')
  }

  return (
    <Panel title={t('entries')} aside={aside} flush>
      <div className={classes.tools}>
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<Icon name="search" />}
          value={search?.text ?? ''}
          onChange={(event) => find(event.currentTarget.value)}
        />
        <span role="status">
          {t('found', { count: shown.length, shown: number(shown.length, i18n.language) })}
        </span>
      </div>
      {readOnly && rows.every(({ key }) => key === '') ? (
        <Empty title={t('noEntries')} />
      ) : search !== null && shown.length === 0 ? (
        <Empty title={t('foundNone', { text: search.text.trim() })} />
      ) : (
        <EntryTable
          {...{ rows, shown, faults, badRow, readOnly, wanted }}
          actions={{ change, remove, move, paste, add }}
        />
      )}
      {readOnly ? null : (
        <div className={classes.end}>
          <Button onClick={add}>{t('add')}</Button>
          <span role="status">
            {done === null ? (
              <span className={classes.hint}>{t('pasteHint')}</span>
            ) : (
              <>
                {done.text}{' '}
                <Button size="compact-sm" onClick={() => undo(done)}>
                  {t('undo')}
                </Button>
              </>
            )}
          </span>
        </div>
      )}
    </Panel>
  )
}
