import { CloseButton } from '@mantine/core'
import { memo, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './entries.module.css'
import type { Column, Row, RowFault } from './rows.ts'

export interface RowActions {
  change: (id: number, column: Column, text: string) => void
  remove: (id: number) => void
  /** @returns whether there was another row */
  move: (id: number, column: Column, by: 1 | -1) => boolean
  /** @returns whether it was a table, and not just a text */
  paste: (id: number, column: Column, text: string) => boolean
  add: () => void
}

export interface EntryRowProps {
  row: Row
  /** In the whole table, from 0. */
  place: number
  /** Among those that are shown, with the head, from 1. */
  rowIndex: number
  fault: RowFault | undefined
  isBad: boolean
  readOnly: boolean
  actions: RowActions
}

export function cellId(id: number, column: Column): string {
  return `entry-${id}-${column}`
}

/** One entry. Drawn again only when something of it changed. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { row, place, rowIndex, fault, isBad, readOnly, actions } = props
  const { t, i18n } = useTranslation('lookups')
  const number = new Intl.NumberFormat(i18n.language).format(place + 1)
  if (readOnly) {
    return (
      <tr aria-rowindex={rowIndex}>
        <td className={classes.place}>{number}</td>
        <td>
          <div className={classes.text}>{row.key}</div>
        </td>
        <td>
          <div className={classes.text}>{row.value}</div>
        </td>
      </tr>
    )
  }
  const text = isBad ? t('refused') : fault && faultText(fault)
  const at = fault?.kind === 'long' ? fault.at : 'key'

  function faultText(wrong: RowFault): string {
    if (wrong.kind === 'twice') return t('keyTwice', { row: wrong.first + 1 })
    return t(wrong.kind === 'missing' ? 'keyMissing' : 'tooLong')
  }

  return (
    <tr aria-rowindex={rowIndex}>
      <td className={classes.place}>{number}</td>
      <Cell
        {...{ row, actions }}
        column="key"
        label={t('keyOf', { row: number })}
        fault={at === 'key' ? text : undefined}
      />
      <Cell
        {...{ row, actions }}
        column="value"
        label={t('valueOf', { row: number })}
        fault={at === 'value' ? text : undefined}
      />
      <td className={classes.remove}>
        <CloseButton aria-label={t('removeRow', { row: number })} onClick={() => actions.remove(row.id)} />
      </td>
    </tr>
  )
})

interface CellProps {
  row: Row
  column: Column
  label: string
  fault: string | undefined
  actions: RowActions
}

/** Plain inputs: thousands of them must stay light. */
function Cell({ row, column, label, fault, actions }: CellProps) {
  const { id } = row
  const text = row[column]
  // An input would swallow line breaks that came with the text.
  const [isTall, setTall] = useState(text.includes('\n'))
  if (!isTall && text.includes('\n')) setTall(true)

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      if (!actions.move(id, column, 1)) actions.add()
    } else if (!isTall && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      actions.move(id, column, event.key === 'ArrowDown' ? 1 : -1)
    }
  }

  function onPaste(event: ClipboardEvent<HTMLElement>): void {
    if (actions.paste(id, column, event.clipboardData.getData('text/plain'))) event.preventDefault()
  }

  const Field = isTall ? 'textarea' : 'input'
  const faultId = `${cellId(id, column)}-fault`
  return (
    <td>
      <Field
        id={cellId(id, column)}
        className={classes.cell}
        data-tall={isTall}
        aria-label={label}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : faultId}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => actions.change(id, column, event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {fault === undefined ? null : (
        <p id={faultId} className={classes.fault}>
          {fault}
        </p>
      )}
    </td>
  )
}
