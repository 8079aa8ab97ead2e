import { Button } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from './failure.tsx'
import classes from './list-table.module.css'
import { Loading } from './loading.tsx'

export interface Column<Item> {
  key: string
  title: string
  /** Numbers stand at the right. */
  numeric?: boolean
  /** Left out on a phone. */
  wide?: boolean
  cell: (item: Item) => ReactNode
}

export interface ListTableProps<Item> {
  /** What the table lists, for screen readers. */
  label: string
  list: UseInfiniteQueryResult<{ pages: { items: Item[]; nextCursor: string | null }[] }>
  columns: Column<Item>[]
  rowKey: (item: Item) => string
  /** Shown instead of a table without rows. */
  empty: ReactNode
}

/** A list of the API as a table, page after page. */
export function ListTable<Item>({ label, list, columns, rowKey, empty }: ListTableProps<Item>) {
  const { t } = useTranslation('common')
  if (list.isPending) return <Loading />
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return empty
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, numeric, wide }) => (
              <th key={key} scope="col" data-numeric={numeric} data-wide={wide}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={rowKey(item)}>
              {columns.map(({ key, numeric, wide, cell }) => (
                <td key={key} data-numeric={numeric} data-wide={wide}>
                  {cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {list.hasNextPage ? (
        <div className={classes.more}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
