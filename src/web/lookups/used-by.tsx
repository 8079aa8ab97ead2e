import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Lookup } from '#contract/lookups.ts'
import { Panel } from '../ui/panel.tsx'
import classes from './used-by.module.css'

/** The triggers that a change counts for. */
export function UsedBy({ lookup }: { lookup: Lookup }) {
  const { t } = useTranslation('lookups')
  const isUsed = lookup.usedBy.length > 0
  return (
    <Panel title={t('usedBy')}>
      <p className={classes.hint}>{t(isUsed ? 'usedByHint' : 'usedByNone')}</p>
      {isUsed ? <UsedByList usedBy={lookup.usedBy} /> : null}
    </Panel>
  )
}

export function UsedByList({ usedBy }: { usedBy: Lookup['usedBy'] }) {
  return (
    <ul className={classes.list}>
      {usedBy.map(({ triggerId, name }) => (
        <li key={triggerId}>
          <Link to="/triggers/$id" params={{ id: triggerId }}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
