import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getEvent } from '#contract/events.ts'
import { useMay } from '../accounts/session.ts'
import { callText, type Answered } from '../api/client.ts'
import { eventLabel } from '../ui/event-type.ts'
import { errorText } from '../ui/error-text.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { EventAbout } from './event-about.tsx'
import { EventPayload } from './event-payload.tsx'
import classes from './event.module.css'
import { memberText } from './json-text.ts'
import { KeepSample } from './keep-sample.tsx'
import { reasonText } from './reason-text.ts'

type EventDetail = Answered<typeof getEvent>

/** One event: what each trigger made of it, and the event as it was sent. */
export default function EventPage() {
  const { t } = useTranslation('orders')
  const { id = '' } = useParams({ strict: false })
  const event = useQuery({
    queryKey: [getEvent.path, 'text', id],
    queryFn: async ({ signal }) => {
      const text = await callText(getEvent, { params: { id }, signal })
      // The server keeps the contract; what parsing loses is only in `payload`, which is shown from the text.
      return { event: JSON.parse(text) as EventDetail, payload: memberText(text, 'payload') ?? '' }
    },
  })
  if (event.data) return <Shown event={event.data.event} payload={event.data.payload} />
  return (
    <Page title={t('event')} crumbs={[{ label: t('events'), to: '/events' }]}>
      {event.isError ? (
        <Failure error={event.error} retry={() => void event.refetch()} />
      ) : (
        <Loading rows={10} />
      )}
    </Page>
  )
}

function Shown({ event, payload }: { event: EventDetail; payload: string }) {
  const { t, i18n } = useTranslation('orders')
  const mayAct = useMay('operator')
  const label = eventLabel(event.type, i18n.language)
  return (
    <Page
      title={label}
      crumbs={[
        { label: t('title'), to: '/orders' },
        { label: t('events'), to: '/events' },
        { label: event.order, to: `/orders/${event.customerId}/${encodeURIComponent(event.order)}` },
      ]}
      rail={<EventAbout event={event} />}
    >
      <Panel title={t('whatBecame')} flush={event.triggers.length > 0}>
        {event.triggers.length === 0 ? <NoTriggers event={event} /> : <Matches event={event} />}
      </Panel>
      {event.warnings.length === 0 ? null : (
        <Panel title={t('warnings')}>
          <p className={classes.quiet}>{t('warningsHint')}</p>
          <ul>
            {event.warnings.map((warning) => (
              <li key={warning.path}>
                <code>{warning.path}</code> {errorText(warning)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <EventPayload text={payload} />
      {mayAct ? <KeepSample eventId={event.id} suggestion={`${label} ${event.order}`} /> : null}
    </Page>
  )
}

function NoTriggers({ event: { type, customerId } }: { event: EventDetail }) {
  const { t } = useTranslation('orders')
  const mayAct = useMay('operator')
  return (
    <p>
      {t('noMatches')}{' '}
      {mayAct ? (
        <Link to="/triggers/new" search={{ eventType: type, customerId }}>
          {t('addTrigger')}
        </Link>
      ) : null}
    </p>
  )
}

function Matches({ event: { triggers } }: { event: EventDetail }) {
  const { t } = useTranslation('orders')
  return (
    <ul className={classes.matches}>
      {triggers.map(({ triggerId, name, matched, postbackIds, reason }) => (
        <li key={triggerId}>
          <Link to="/triggers/$id" params={{ id: triggerId }}>
            {name}
          </Link>
          <span className={classes.quiet}>{matched ? t('matchedYes') : t('didNotMatch')}</span>
          <span>
            {reason ? reasonText(reason, t) : null}{' '}
            {postbackIds.map((id, index) => (
              <Link key={id} to="/postbacks/$id" params={{ id }} className={classes.made}>
                Postback{postbackIds.length === 1 ? '' : ` ${index + 1}`}
              </Link>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
