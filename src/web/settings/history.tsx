import { Button, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listHistory, type HistoryEntry } from '#contract/history.ts'
import { readPages } from '../api/queries.ts'
import { useAddress } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { actionText, subjectName, subjectPath } from './action.ts'
import { Changes } from './changes.tsx'
import classes from './history.module.css'

/** Who changed what. The address says of what and when. */
export function History() {
  const { t } = useTranslation(['settings', 'common'])
  const [{ subjectId = '', from = '', to = '' }, change] = useAddress()
  const list = useInfiniteQuery(
    readPages(listHistory, {
      query: {
        ...(subjectId === '' ? {} : { subjectId }),
        ...(from === '' ? {} : { from: startOf(from, 0) }),
        ...(to === '' ? {} : { to: startOf(to, 1) }),
      },
    }),
  )
  const columns: Column<HistoryEntry>[] = [
    {
      key: 'at',
      title: t('common:time'),
      cell: ({ at }) => (
        <span className={classes.time}>
          <Time at={at} />
        </span>
      ),
    },
    { key: 'who', title: t('history.who'), wide: true, cell: ({ who }) => who },
    {
      key: 'what',
      title: t('history.what'),
      cell: (entry) => <What entry={entry} onlyThis={() => change({ subjectId: entry.subject.id })} />,
    },
  ]
  return (
    <>
      <Toolbar>
        <TextInput
          type="date"
          label={t('history.from')}
          value={from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('history.to')}
          value={to}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
        {subjectId === '' ? null : (
          <Button className={classes.all} onClick={() => change({ subjectId: undefined })}>
            {t('history.all')}
          </Button>
        )}
      </Toolbar>
      <Panel bare title={t('tabs.history')} flush>
        <ListTable
          label={t('tabs.history')}
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<Empty title={t('history.none')} hint={t('history.noneHint')} />}
        />
      </Panel>
    </>
  )
}

function What({ entry, onlyThis }: { entry: HistoryEntry; onlyThis: () => void }) {
  const { t } = useTranslation('settings')
  const { who, action, subject, before, after, reason } = entry
  const path = subjectPath(subject)
  const name = subjectName(before, after)
  return (
    <div className={classes.what}>
      <p>
        <strong>{actionText(action)}</strong>{' '}
        {path === null ? name : <a href={path}>{name ?? t('history.open')}</a>}{' '}
        <Button size="compact-sm" variant="subtle" fw={400} onClick={onlyThis}>
          {t('history.onlyThis')}
        </Button>
      </p>
      <p className={classes.narrow}>{who}</p>
      {reason === undefined ? null : <p>{t('history.reason', { reason })}</p>}
      <Changes before={before} after={after} />
    </div>
  )
}

/** A day as a person means it: from midnight where they are. @param days after that one */
function startOf(day: string, days: number): string {
  const start = new Date(`${day}T00:00`)
  start.setDate(start.getDate() + days)
  return start.toISOString()
}
