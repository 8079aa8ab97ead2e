import { TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import classes from './input-tree.module.css'
import { childrenOf, holds, shortValue, type PathNode } from './sample-paths.ts'

export interface InputTreeProps {
  payload: unknown
  /** A value was chosen: to be printed. */
  onPath: (node: PathNode) => void
  /** A list was chosen: to be repeated. */
  onList: (node: PathNode) => void
}

interface Row {
  node: PathNode
  level: number
  isOpen: boolean
  hasChildren: boolean
}

/** More of one list or object than this is found by searching. */
const shownChildren = 100

/** What the event holds, to click from. Keys as in any tree: arrows move and open, Enter inserts. */
export function InputTree({ payload, onPath, onList }: InputTreeProps) {
  const { t } = useTranslation('templates')
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(['order']))
  const [current, setCurrent] = useState<string | null>(null)
  const wanted = search.trim().toLowerCase()
  const rows = rowsOf(childrenOf(payload, ''), open, wanted)
  const tabStop = rows.some(({ node }) => node.path === current) ? current : (rows[0]?.node.path ?? null)

  const toggle = (path: string, isOpen: boolean) => {
    const next = new Set(open)
    if (isOpen) next.add(path)
    else next.delete(path)
    setOpen(next)
  }
  const choose = ({ node, isOpen, hasChildren }: Row) => {
    if (hasChildren) toggle(node.path, !isOpen)
    else onPath(node)
  }
  const focusRow = (event: KeyboardEvent<HTMLElement>, at: number) => {
    const row = rows[at]
    const items = event.currentTarget.parentElement?.children
    const item = items?.[at]
    if (!row || !(item instanceof HTMLElement)) return
    setCurrent(row.node.path)
    item.focus()
  }
  const onKey = (event: KeyboardEvent<HTMLElement>, row: Row, at: number) => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => focusRow(event, at + 1),
      ArrowUp: () => focusRow(event, at - 1),
      Home: () => focusRow(event, 0),
      End: () => focusRow(event, rows.length - 1),
      ArrowRight: () => {
        if (row.hasChildren && !row.isOpen) toggle(row.node.path, true)
        else if (row.isOpen) focusRow(event, at + 1)
      },
      ArrowLeft: () => {
        if (row.isOpen) toggle(row.node.path, false)
        else focusRow(event, parentOf(rows, at))
      },
      Enter: () => {
        if (Array.isArray(row.node.value)) onList(row.node)
        else choose(row)
      },
      ' ': () => choose(row),
    }
    const move = moves[event.key]
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }

  return (
    <div className={classes.input}>
      <TextInput
        className={classes.search}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        leftSection={<Icon name="search" />}
        placeholder={t('tree.search')}
        aria-label={t('tree.search')}
      />
      {payload !== undefined && rows.length === 0 ? <p className={classes.none}>{t('tree.none')}</p> : null}
      {rows.length === 0 ? null : (
        <ul className={classes.tree} role="tree" aria-label={t('tree.label')}>
          {rows.map((row, at) => (
            <li
              key={row.node.path}
              role="treeitem"
              aria-level={row.level}
              aria-expanded={row.hasChildren ? row.isOpen : undefined}
              aria-selected={row.node.path === current}
              tabIndex={row.node.path === tabStop ? 0 : -1}
              title={row.node.path}
              style={{ '--level': row.level - 1 }}
              onFocus={() => setCurrent(row.node.path)}
              onKeyDown={(event) => onKey(event, row, at)}
              // The editor keeps its cursor, and where that is decides what is written.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(row)}
            >
              {row.hasChildren ? <Icon name={row.isOpen ? 'down' : 'right'} small /> : <span />}
              <span className={classes.name}>{row.node.name}</span>{' '}
              {Array.isArray(row.node.value) && row.node.value.length > 0 ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={classes.loop}
                  title={t('tree.loop', { path: row.node.path })}
                  aria-label={t('tree.loop', { path: row.node.path })}
                  onClick={(event) => {
                    event.stopPropagation()
                    onList(row.node)
                  }}
                >
                  <Icon name="repeat" small />
                </button>
              ) : null}
              <code>{shortValue(row.node.value)}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function rowsOf(nodes: PathNode[], open: ReadonlySet<string>, wanted: string): Row[] {
  const rows: Row[] = []
  const add = (siblings: PathNode[], depth: number) => {
    const shown = wanted === '' ? siblings : siblings.filter((node) => holds(node, wanted))
    for (const node of shown.slice(0, shownChildren)) {
      const children = childrenOf(node.value, node.path)
      const isOpen = children.length > 0 && (wanted !== '' || open.has(node.path))
      rows.push({ node, level: depth, isOpen, hasChildren: children.length > 0 })
      if (isOpen) add(children, depth + 1)
    }
  }
  add(nodes, 1)
  return rows
}

function parentOf(rows: Row[], at: number): number {
  const level = rows[at]?.level ?? 1
  return rows.findLastIndex((row, index) => index < at && row.level < level)
}
