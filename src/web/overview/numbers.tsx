import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview } from '#contract/overview.ts'
import { duration, number, relativeTime } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { useNow } from '../ui/time.tsx'
import { latencyOf } from './latency.ts'
import classes from './numbers.module.css'

/** The figures of the period; each leads to its list. */
export function Numbers({ overview }: { overview: Overview }) {
  const { t, i18n } = useTranslation(['overview', 'common'])
  const { sent, failed, waiting, held, oldestWaiting, slices } = overview
  const { language } = i18n
  const now = useNow()
  const from = slices[0]?.from
  const since = from === undefined ? {} : { from }
  const latency = latencyOf(slices)
  const share = sent + failed === 0 ? null : sent / (sent + failed)
  return (
    <div className={classes.numbers}>
      <Figure
        state="sent"
        value={sent}
        hint={share === null ? '' : t('ofMade', { percent: percentOf(share, language) })}
        search={{ state: 'sent', ...since }}
      />
      <Figure
        state="waiting"
        value={waiting}
        hint={
          oldestWaiting === null
            ? t('noneWaiting')
            : t('oldest', { when: relativeTime(oldestWaiting.createdAt, now, language) })
        }
        search={{ state: 'waiting' }}
      />
      <Figure
        state="held"
        value={held}
        hint={held === 0 ? t('noneHeld') : t('pausedTriggers')}
        search={{ state: 'held' }}
      />
      <Figure
        state="failed"
        value={failed}
        hint={failed === 0 ? t('noneFailed') : t('failedOf')}
        search={{ state: 'failed', ...since }}
      />
      <div className={classes.figure}>
        <span className={classes.name}>{t('latency')}</span>
        <strong>{latency === null ? '–' : duration(latency.p50, language)}</strong>
        <small>
          {latency === null ? t('latencyNone') : t('latencyMost', { p95: duration(latency.p95, language) })}
        </small>
      </div>
    </div>
  )
}

interface FigureProps {
  state: 'sent' | 'waiting' | 'held' | 'failed'
  value: number
  hint: ReactNode
  search: Record<string, string>
}

function Figure({ state, value, hint, search }: FigureProps) {
  const { t, i18n } = useTranslation('common')
  return (
    <Link to="/postbacks" search={search} className={classes.figure} data-state={state}>
      <span className={classes.name}>
        <Icon name={state} small /> {t(`state.${state}`)}
      </span>
      <strong>{number(value, i18n.language)}</strong>
      <small>{hint}</small>
    </Link>
  )
}

function percentOf(share: number, language: string): string {
  // 99.97 % is not 100 %.
  const floored = Math.floor(share * 1000) / 10
  return `${number(floored, language)} %`
}
