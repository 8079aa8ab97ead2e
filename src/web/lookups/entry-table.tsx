import { useIntersection } from '@mantine/hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './entries.module.css'
import { EntryRow, type RowActions } from './entry-row.tsx'
import type { Row, RowFault } from './rows.ts'

export interface EntryTableProps {
  rows: readonly Row[]
  /** Those that are found. */
  shown: readonly Row[]
  faults: ReadonlyMap<number, RowFault>
  badRow: number | null
  readOnly: boolean
  /** A row that must be in the page, since it gets the focus. */
  wanted: number | null
  actions: RowActions
}

const partSize = 100

/** Thousands of rows: parts of them are put into the page when they come near to what is seen. */
export function EntryTable({ rows, shown, faults, badRow, readOnly, wanted, actions }: EntryTableProps) {
  const { t } = useTranslation('lookups')
  const common = useTranslation('common').t
  const stable = useStable(actions)
  const places = useMemo(() => new Map(rows.map(({ id }, place) => [id, place])), [rows])
  const parts = Array.from({ length: Math.ceil(shown.length / partSize) }, (_, part) =>
    shown.slice(part * partSize, (part + 1) * partSize),
  )
  return (
    <table className={classes.table} aria-label={t('entries')} aria-rowcount={shown.length + 1}>
      <thead>
        <tr>
          <th scope="col" className={classes.place}>
            {t('row')}
          </th>
          <th scope="col">{t('key')}</th>
          <th scope="col">{t('value')}</th>
          {readOnly ? null : (
            <th scope="col" className={classes.remove}>
              <span className="spoken">{common('remove')}</span>
            </th>
          )}
        </tr>
      </thead>
      {parts.map((part, index) => (
        <Part
          // Parts have no name but their place; each keeps that it was seen.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          size={part.length}
          near={index === 0 || part.some(({ id }) => id === wanted)}
        >
          {() =>
            part.map((row, within) => (
              <EntryRow
                key={row.id}
                row={row}
                place={places.get(row.id) ?? 0}
                rowIndex={index * partSize + within + 2}
                fault={faults.get(row.id)}
                isBad={row.id === badRow}
                readOnly={readOnly}
                actions={stable}
              />
            ))
          }
        </Part>
      ))}
    </table>
  )
}

/** Once it was near it stays, so that nothing that is typed into goes away. */
function Part({ size, near, children }: { size: number; near: boolean; children: () => React.ReactNode }) {
  const [isSeen, setSeen] = useState(near)
  const { ref, entry } = useIntersection({ rootMargin: '1000px' })
  if (!isSeen && (near || entry?.isIntersecting)) setSeen(true)
  if (isSeen) return <tbody>{children()}</tbody>
  return (
    <tbody ref={ref} aria-hidden="true" className={classes.away}>
      <tr>
        <td style={{ height: `calc(${size} * (var(--row) + 1px))` }}>…</td>
      </tr>
    </tbody>
  )
}

/** The same object for all rows at every render: only a row that changed is drawn again. */
function useStable(actions: RowActions): RowActions {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  const [stable] = useState<RowActions>(() => ({
    change: (...input) => latest.current.change(...input),
    remove: (...input) => latest.current.remove(...input),
    move: (...input) => latest.current.move(...input),
    paste: (...input) => latest.current.paste(...input),
    add: () => latest.current.add(),
  }))
  return stable
}
