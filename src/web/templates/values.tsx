import { Checkbox } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { TraceEntry } from '#contract/trace.ts'
import { useAddress } from '../ui/address.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Note } from '../ui/note.tsx'
import { previewQuery, type LivePreview } from './use-preview.ts'
import { ValueRow } from './value-row.tsx'
import classes from './values.module.css'

/** What stands at each hole for the chosen event, and why it is empty where it is. */
export function Values({ live, onJump }: { live: LivePreview; onJump: (entry: TraceEntry) => void }) {
  const { t } = useTranslation('templates')
  const [address, change] = useAddress()
  const traced = useQuery({
    ...previewQuery({ ...live.request, trace: true }),
    enabled: live.preview !== null,
    placeholderData: keepPreviousData,
  })
  if (traced.error) return <Failure error={traced.error} retry={() => void traced.refetch()} />
  if (!traced.data) return <Loading rows={8} />
  const { trace = [], traceCut = false, problems } = traced.data
  if (trace.length === 0) {
    const isUnread = problems.some(({ severity, phase }) => severity === 'error' && phase === 'save')
    return (
      <Note kind={isUnread ? 'held' : 'plain'}>
        {isUnread ? t('values.unread') : t('values.none', { braces: '{{ … }}' })}
      </Note>
    )
  }
  const onlyEmpty = address['empty'] === 'only'
  const empty = trace.filter(isEmpty)
  const shown = onlyEmpty ? empty : trace
  return (
    <div className={classes.values}>
      <Checkbox
        className={classes.filter}
        size="xs"
        label={t('values.onlyEmpty', { count: empty.length })}
        checked={onlyEmpty}
        onChange={({ currentTarget }) => change({ empty: currentTarget.checked ? 'only' : undefined })}
      />
      {shown.length === 0 ? <Note kind="sent">{t('values.noneEmpty')}</Note> : null}
      <div className={classes.groups} role="region" aria-label={t('values.list')}>
        {groupsOf(shown, t).map(({ name, entries }) => (
          <div key={name ?? ''}>
            {name === null ? null : <p className={classes.group}>{name}</p>}
            <ol aria-label={name ?? t('values.list')}>
              {entries.map((entry, at) => (
                <li key={at}>
                  <ValueRow entry={entry} onJump={onJump} />
                </li>
              ))}
            </ol>
          </div>
        ))}
        {traceCut ? <Note>{t('values.cut', { count: trace.length })}</Note> : null}
      </div>
    </div>
  )
}

function isEmpty({ empty, failed }: TraceEntry): boolean {
  return empty || failed
}

interface Group {
  /** null: there is only one. */
  name: string | null
  entries: TraceEntry[]
}

const FIELDS = ['subject', 'html', 'text']

/** By message, and by the text of a mail, in the order in which they are written. */
function groupsOf(entries: TraceEntry[], t: TFunction<'templates'>): Group[] {
  const groups = new Map<string, Group & { output: number; field: string }>()
  const isMany = entries.some(({ output }) => output > 0)
  for (const entry of entries) {
    const { output, field } = entry
    const names = [
      ...(isMany ? [t('values.message', { number: output + 1 })] : []),
      ...(field === 'subject' || field === 'html' || field === 'text' ? [t(`field.${field}`)] : []),
    ]
    const name = names.length === 0 ? null : names.join(' · ')
    const group = groups.get(name ?? '') ?? { name, entries: [], output, field }
    group.entries.push(entry)
    groups.set(name ?? '', group)
  }
  return [...groups.values()].toSorted(
    (left, right) => left.output - right.output || FIELDS.indexOf(left.field) - FIELDS.indexOf(right.field),
  )
}
