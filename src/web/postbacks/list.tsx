import { Button, Kbd } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listPostbacks, type Postback } from '#contract/postbacks.ts'
import { useMay } from '../accounts/session.ts'
import { readPages } from '../api/queries.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { Bulk } from './bulk.tsx'
import { FilterBar } from './filter-bar.tsx'
import { filterOf, isFiltered, type PostbackFilter } from './filter.ts'
import classes from './list.module.css'
import { useLivePostbacks } from './live.ts'
import { merged, noChanges, withChange } from './merge.ts'
import { Rows } from './rows.tsx'
import { useRowKeys } from './use-row-keys.ts'

/** Everything that was made, as it happens. */
export default function Postbacks() {
  const { t } = useTranslation('postbacks')
  const navigate = useNavigate()
  const search: Record<string, string> = useSearch({ strict: false })
  const filter = filterOf(search)

  function change(changed: Record<string, string | undefined>) {
    const next = Object.entries({ ...filter, ...changed }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    void navigate({ to: '/postbacks', search: Object.fromEntries(next), replace: true })
  }

  return (
    <Page title={t('title')} actions={<CopyButton text={window.location.href} label={t('copyView')} />}>
      <FilterBar filter={filter} onChange={change} />
      {/* Another filter is another list: what came in for the old one means nothing to it. */}
      <List key={JSON.stringify(filter)} filter={filter} />
    </Page>
  )
}

const pageSize = 100
/** As long as so little is scrolled, new rows may slide in above without anything jumping away. */
const topPixels = 80

function List({ filter }: { filter: PostbackFilter }) {
  const { t } = useTranslation(['postbacks', 'common'])
  const navigate = useNavigate()
  const mayAct = useMay('operator')
  const list = useInfiniteQuery({
    ...readPages(listPostbacks, { query: { ...filter, limit: pageSize } }),
    // The stream keeps it fresh.
    staleTime: Infinity,
    refetchOnMount: 'always',
  })
  const [changes, setChanges] = useState(noChanges)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const connected = useLivePostbacks(
    filter,
    (postback) => {
      const isAtTop = window.scrollY < topPixels
      setChanges((before) => withChange(before, postback, isAtTop))
    },
    () => void list.refetch(),
  )
  useRowKeys()

  const read = useMemo(() => list.data?.pages.flatMap((page): Postback[] => page.items) ?? [], [list.data])
  const { items, pending } = merged(read, !list.hasNextPage, changes, filter)

  function showPending() {
    setChanges(({ latest, shown }) => ({ latest, shown: new Set([...shown, ...pending]) }))
    window.scrollTo({ top: 0 })
  }

  function select(ids: string[], on: boolean) {
    const next = new Set(selected)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    setSelected(next)
  }

  return (
    <>
      <section className={classes.paper} aria-label={t('list')}>
        <div aria-live="polite">
          {pending.length === 0 ? null : (
            <button type="button" className={classes.newer} onClick={showPending}>
              {t('newOnes', { count: pending.length })}
            </button>
          )}
        </div>
        {list.isPending ? (
          <Loading rows={10} />
        ) : list.isError ? (
          <Failure error={list.error} retry={() => void list.refetch()} />
        ) : items.length === 0 ? (
          <Nothing filter={filter} onClear={() => void navigate({ to: '/postbacks' })} />
        ) : (
          <>
            <Rows
              items={items}
              withCustomer={filter.customerId === undefined}
              selectable={mayAct}
              selected={selected}
              onSelect={select}
            />
            <footer className={classes.foot}>
              <span>
                {t('shown', { count: items.length })}, {connected ? t('live') : t('notLive')}
              </span>
              {list.hasNextPage ? (
                <Button
                  size="compact-sm"
                  loading={list.isFetchingNextPage}
                  onClick={() => void list.fetchNextPage()}
                >
                  {t('common:more')}
                </Button>
              ) : null}
              <span className={classes.keys}>
                <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> <Kbd size="xs">x</Kbd>{' '}
                <Kbd size="xs">Enter</Kbd> {t('keys')}
              </span>
            </footer>
          </>
        )}
      </section>
      <Bulk
        shown={items}
        selected={items.filter(({ id }) => selected.has(id))}
        isMore={list.hasNextPage}
        onClear={() => setSelected(new Set())}
      />
    </>
  )
}

function Nothing({ filter, onClear }: { filter: PostbackFilter; onClear: () => void }) {
  const { t } = useTranslation(['postbacks', 'common'])
  if (!isFiltered(filter)) return <Empty title={t('empty')} hint={t('emptyHint')} />
  return (
    <Empty
      title={t('emptyFiltered')}
      hint={t('emptyFilteredHint')}
      action={<Button onClick={onClear}>{t('clearFilters')}</Button>}
    />
  )
}
