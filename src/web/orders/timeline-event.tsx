import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { getOrder } from '#contract/events.ts'
import type { Answered } from '../api/client.ts'
import { eventLabel } from '../ui/event-type.ts'
import { clockTime, exactTime, shortDate } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { reasonText } from './reason-text.ts'
import classes from './order.module.css'
import { TimelinePostback } from './timeline-postback.tsx'

type Item = Answered<typeof getOrder>['items'][number]

/** One thing that happened to the order: what it set off, and what it did not. */
export function TimelineEvent({ item, replaced }: { item: Item; replaced: ReadonlySet<string> }) {
  const { t, i18n } = useTranslation('orders')
  const { event, triggers, postbacks } = item
  const { language } = i18n
  const matched = triggers.filter((trigger) => trigger.matched).length
  return (
    <li className={classes.line}>
      <time
        className={classes.when}
        dateTime={event.receivedAt}
        title={exactTime(event.receivedAt, language)}
      >
        {clockTime(event.receivedAt, language)}
        <small>{shortDate(event.receivedAt, language)}</small>
      </time>
      <span className={classes.dot}>
        <Icon name="dot" small />
      </span>
      <div className={classes.content}>
        <div className={classes.what}>
          <h3>
            <Link to="/events/$id" params={{ id: event.id }}>
              {eventLabel(event.type, language)}
            </Link>
          </h3>
          <span className={classes.quiet}>
            {triggers.length === 0 ? t('noTriggers') : t('matched', { count: matched })}
          </span>
        </div>
        {postbacks.map((postback) => (
          <TimelinePostback key={postback.id} postback={postback} isReplaced={replaced.has(postback.id)} />
        ))}
        {triggers
          .filter((trigger) => !trigger.matched)
          .map((trigger) => (
            <p key={trigger.triggerId} className={classes.skipped}>
              <Icon name="cancelled" small /> <strong>{t('didNotMatch')}</strong>{' '}
              <Link to="/triggers/$id" params={{ id: trigger.triggerId }}>
                {trigger.name}
              </Link>
              {': '}
              {reasonText(trigger.reason, t)}
            </p>
          ))}
      </div>
    </li>
  )
}
