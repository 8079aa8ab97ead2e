import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lookup } from '#contract/lookups.ts'
import { useMay } from '../accounts/session.ts'
import { Failure } from '../ui/failure.tsx'
import { LeaveForm } from '../ui/leave-form.tsx'
import { Note } from '../ui/note.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { Conflict } from './conflict.tsx'
import { Entries, type EntriesHandle } from './entries.tsx'
import { HowToCall } from './how-to-call.tsx'
import { RemoveLookup } from './remove-lookup.tsx'
import { faultsOf, filledOf, mostEntries } from './rows.ts'
import { UnknownRule } from './unknown-rule.tsx'
import { UsedBy } from './used-by.tsx'
import { useLookup } from './use-lookup.ts'
import classes from './lookup-editor.module.css'

/** Entries and rule of a table, saved together; who may not change it reads. */
export function LookupEditor({ lookup, customerName }: { lookup: Lookup; customerName: string | null }) {
  const { t, i18n } = useTranslation('lookups')
  const common = useTranslation('common').t
  const isOperator = useMay('operator')
  const [isTried, setTried] = useState(false)
  const edited = useLookup(lookup)
  const entries = useRef<EntriesHandle>(null)
  const top = useRef<HTMLDivElement>(null)
  const { rows, unknown, dirty, conflict, saving, saved, failure, faultRow } = edited
  const faults = faultsOf(rows)
  const isTooMany = filledOf(rows).length > mostEntries
  const { id, name, customerId } = lookup

  function save(): void {
    setTried(true)
    const [first] = faults.keys()
    if (first !== undefined) return entries.current?.show(first, faults.get(first))
    if (isTooMany) return toTop()
    edited.save(toTop)
  }

  /** What went wrong stands there. */
  function toTop(): void {
    requestAnimationFrame(() => top.current?.scrollIntoView({ block: 'center' }))
  }

  return (
    <Page
      title={name}
      crumbs={
        customerId === null
          ? [{ label: t('title'), to: '/settings/lookups' }]
          : [{ label: customerName ?? t('customer'), to: `/customers/${customerId}` }]
      }
      aside={
        <>
          {customerId === null ? <span className={classes.quiet}>{t('ofHouse')}</span> : null}
          <span className={classes.state} role="status" data-saved={saved}>
            {dirty ? t('unsaved') : saved ? common('saved') : null}
          </span>
        </>
      }
      actions={
        isOperator ? (
          <>
            <RemoveLookup lookup={lookup} />
            <Button variant="filled" loading={saving} disabled={!dirty} onClick={save}>
              {common('save')}
            </Button>
          </>
        ) : null
      }
      rail={
        <>
          <UsedBy lookup={lookup} />
          <HowToCall name={name} />
        </>
      }
    >
      <div ref={top} className={classes.notes}>
        {isOperator ? null : <Note>{t('viewerHint')}</Note>}
        {isTried && faults.size > 0 ? <Note kind="failed">{t('faults', { count: faults.size })}</Note> : null}
        {isTried && isTooMany ? (
          <Note kind="failed">
            {t('tooMany', { most: new Intl.NumberFormat(i18n.language).format(mostEntries) })}
          </Note>
        ) : null}
        {failure === null ? null : <Failure error={failure} />}
        {conflict === null ? null : (
          <Conflict
            facts={conflict}
            rows={rows}
            unknown={unknown}
            dirty={dirty}
            onTake={edited.take}
            onTakeRule={edited.setUnknown}
          />
        )}
      </div>
      <Panel title={t('unknown')}>
        <UnknownRule value={unknown} readOnly={!isOperator} onChange={edited.setUnknown} />
      </Panel>
      <Entries
        rows={rows}
        faults={faults}
        badRow={faultRow?.id ?? null}
        readOnly={!isOperator}
        handle={entries}
        aside={
          <Link to="/settings/$tab" params={{ tab: 'history' }} search={{ subjectId: id }}>
            {t('history')}
          </Link>
        }
        onRows={(change) => {
          setTried(false)
          edited.setRows(change)
        }}
      />
      <LeaveForm dirty={dirty} />
    </Page>
  )
}
