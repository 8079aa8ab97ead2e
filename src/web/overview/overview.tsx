import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { getOverview, type Overview as OverviewData } from '#contract/overview.ts'
import { read } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { Attention } from './attention.tsx'
import { ExampleHouse } from './example-house.tsx'
import { FirstPostback } from './first-postback.tsx'
import { Numbers } from './numbers.tsx'
import classes from './overview.module.css'
import { SliceTable } from './slice-table.tsx'

const Chart = lazy(() => import('./chart.tsx'))

const periods = ['hour', 'day', 'week'] as const
type Period = (typeof periods)[number]

const refreshMilliseconds = 10_000

/** What needs a person first, then how much was sent. A new house sees how to send its first postback. */
export default function Overview() {
  const { t } = useTranslation('overview')
  const navigate = useNavigate()
  const search: Record<string, string> = useSearch({ strict: false })
  const period = periods.find((each) => each === search['period']) ?? 'day'
  const overview = useQuery({
    ...read(getOverview, { query: { period } }),
    refetchInterval: refreshMilliseconds,
    placeholderData: (before) => before,
  })
  return (
    <Page
      title={t('title')}
      aside={<span className={classes.quiet}>{t('live')}</span>}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('period')}
          value={period}
          data={periods.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => void navigate({ to: '/', search: { period: value }, replace: true })}
        />
      }
    >
      {overview.data ? (
        <Shown overview={overview.data} period={period} />
      ) : overview.isError ? (
        <Failure error={overview.error} retry={() => void overview.refetch()} />
      ) : (
        <Loading rows={12} />
      )}
    </Page>
  )
}

function Shown({ overview, period }: { overview: OverviewData; period: Period }) {
  const { t } = useTranslation('overview')
  const { slices, totals, sent, failed, held, waiting, refusedEvents, unmatchedEvents } = overview
  if (totals.activeTriggers === 0 && sent + failed + held + waiting === 0) {
    return (
      <>
        <FirstPostback totals={totals} />
        {refusedEvents + unmatchedEvents > 0 ? <Attention overview={overview} /> : null}
      </>
    )
  }
  return (
    <>
      <Attention overview={overview} />
      <Panel title={t(`periods.${period}`)} flush>
        <Numbers overview={overview} />
        <div className={classes.chart}>
          <Suspense fallback={<Loading rows={6} />}>
            <Chart slices={slices} />
          </Suspense>
          <SliceTable slices={slices} />
        </div>
        {overview.exact ? null : <p className={classes.projected}>{t('projected')}</p>}
      </Panel>
      <ExampleHouse offer={false} />
    </>
  )
}
