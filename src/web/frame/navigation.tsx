import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getOverview } from '#contract/overview.ts'
import { read } from '../api/queries.ts'
import { Icon } from '../ui/icon.tsx'
import classes from './navigation.module.css'
import { sections } from './sections.ts'

const refreshMilliseconds = 30_000

/** The sections; the one with failing triggers says so. */
export function Navigation() {
  const { t } = useTranslation(['frame'])
  const overview = useQuery({ ...read(getOverview, {}), refetchInterval: refreshMilliseconds })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const failing = overview.data?.failingTriggers.length ?? 0
  return (
    <nav aria-label={t('navigation')}>
      <ul className={classes.list}>
        {sections.map(({ to, name, label, also }) => (
          <li key={to}>
            <Link
              to={to}
              className={classes.link}
              data-section={also.some((other) => path.startsWith(other))}
              activeOptions={{ exact: to === '/', includeSearch: false }}
            >
              {t(label)}
              {name === 'postbacks' && failing > 0 ? (
                <span className={classes.failing} title={t('failedCount', { count: failing })}>
                  {failing}
                  <Icon name="failed" small />
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
