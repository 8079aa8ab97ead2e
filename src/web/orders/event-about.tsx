import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EventSummary } from '#contract/events.ts'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'
import classes from './event.module.css'

/** Whose event it is, and when it was. */
export function EventAbout({ event }: { event: Omit<EventSummary, 'postbacks'> }) {
  const { t } = useTranslation(['orders', 'common'])
  const { customerId, customerName, order, externalId, occurredAt, receivedAt, type } = event
  return (
    <Panel title={t('event')}>
      <dl className={classes.about}>
        <dt>{t('customer')}</dt>
        <dd>
          <Link to="/customers/$id" params={{ id: customerId }}>
            {customerName}
          </Link>
        </dd>
        <dt>{t('common:order')}</dt>
        <dd>
          <Link to="/orders/$customerId/$key" params={{ customerId, key: order }}>
            {order}
          </Link>
        </dd>
        <dt>{t('eventType')}</dt>
        <dd>
          <code>{type}</code>
        </dd>
        <dt>{t('externalId')}</dt>
        <dd>
          <code>{externalId}</code>
        </dd>
        <dt>{t('occurred')}</dt>
        <dd>
          <Time at={occurredAt} />
        </dd>
        <dt>{t('receivedAt')}</dt>
        <dd>
          <Time at={receivedAt} />
        </dd>
      </dl>
    </Panel>
  )
}
