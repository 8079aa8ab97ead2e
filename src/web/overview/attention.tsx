import { useTranslation } from 'react-i18next'
import type { Overview } from '#contract/overview.ts'
import { moment } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { useNow } from '../ui/time.tsx'
import classes from './attention.module.css'
import { Item, To } from './attention-item.tsx'
import { Failing } from './failing.tsx'

/** Waiting for less than this is what waiting is for. */
const longMilliseconds = 10 * 60_000

/** What a person has to look at, most urgent first: what it is, what to do, and a button to it. */
export function Attention({ overview }: { overview: Overview }) {
  const { t, i18n } = useTranslation('overview')
  const { failingTriggers, refusedEvents, unmatchedEvents, held, oldestWaiting } = overview
  const now = useNow()
  const waitsLong = oldestWaiting !== null && now - Date.parse(oldestWaiting.createdAt) > longMilliseconds
  const count =
    failingTriggers.length +
    [refusedEvents > 0, unmatchedEvents > 0, held > 0, waitsLong].filter(Boolean).length
  return (
    <Panel title={t('attention')} flush aside={count === 0 ? null : count}>
      {count === 0 ? (
        <p className={classes.calm}>
          <Icon name="sent" /> {t('calm')}
        </p>
      ) : null}
      <ul className={classes.list}>
        {failingTriggers.map((trigger) => (
          <Failing key={trigger.triggerId} trigger={trigger} />
        ))}
        {refusedEvents > 0 ? (
          <Item
            kind="failed"
            icon="failed"
            word={t('refused')}
            what={t('refusedText', { count: refusedEvents })}
            todo={t('refusedDo')}
            action={<To to="/events" search={{ tab: 'refused' }} label={t('seeThem')} />}
          />
        ) : null}
        {held > 0 ? (
          <Item
            kind="held"
            icon="held"
            word={t('held')}
            what={t('heldText', { count: held })}
            todo={t('heldDo')}
            action={<To to="/postbacks" search={{ state: 'held' }} label={t('seeThem')} />}
          />
        ) : null}
        {waitsLong ? (
          <Item
            kind="waiting"
            icon="waiting"
            word={t('waitingLong')}
            what={t('waitingText', {
              when: moment(oldestWaiting.createdAt, now, i18n.language),
            })}
            todo={t('waitingDo')}
            action={<To to={`/postbacks/${oldestWaiting.postbackId}`} label={t('openOldest')} />}
          />
        ) : null}
        {unmatchedEvents > 0 ? (
          <Item
            kind="cancelled"
            icon="cancelled"
            word={t('unmatched')}
            what={t('unmatchedText', { count: unmatchedEvents })}
            todo={t('unmatchedDo')}
            action={<To to="/events" search={{ unmatched: 'true' }} label={t('seeThem')} />}
          />
        ) : null}
      </ul>
    </Panel>
  )
}
