import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Overview } from '#contract/overview.ts'
import { number } from '../ui/format.ts'
import { Panel } from '../ui/panel.tsx'
import { State } from '../ui/state.tsx'
import { Time } from '../ui/time.tsx'
import classes from './numbers.module.css'

const states = ['sent', 'waiting', 'held', 'failed'] as const

/** What became of a customer's postbacks, each number a link to its list. */
export function Numbers({ customerId, overview }: { customerId: string; overview: Overview }) {
  const { t, i18n } = useTranslation('customers')
  const { oldestWaiting, unmatchedEvents } = overview
  return (
    <Panel title={t('lastDay')} flush>
      <ul className={classes.numbers}>
        {states.map((state) => (
          <li key={state}>
            <Link to="/postbacks" search={{ customerId, state }}>
              <State state={state} plain={overview[state] === 0} />
              <strong>{number(overview[state], i18n.language)}</strong>
              <small>
                {state === 'waiting' && oldestWaiting !== null ? (
                  <>
                    {t('oldest')} <Time at={oldestWaiting.createdAt} />
                  </>
                ) : (
                  t(`numbers.${state}`)
                )}
              </small>
            </Link>
          </li>
        ))}
        <li>
          <Link to="/events" search={{ customerId, unmatched: 'true' }}>
            <span className={classes.name}>{t('unmatched')}</span>
            <strong>{number(unmatchedEvents, i18n.language)}</strong>
            <small>{t('numbers.unmatched')}</small>
          </Link>
        </li>
      </ul>
    </Panel>
  )
}
