import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Postback } from '#contract/postbacks.ts'
import { getTrigger } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'
import { eventLabel } from '../ui/event-type.ts'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'
import classes from './about.module.css'

/** What a postback belongs to, each thing with a link to it. */
export function About({ postback }: { postback: Postback }) {
  const { t, i18n } = useTranslation(['postbacks', 'common'])
  const { id, customerId, customerName, order, part, eventId, eventType, triggerId, triggerName } = postback
  return (
    <Panel title={t('page.about')}>
      <dl className={classes.list}>
        <Fact name={t('common:customer')}>
          <Link to="/customers/$id" params={{ id: customerId }}>
            {customerName}
          </Link>
        </Fact>
        <Fact name={t('page.order')}>
          <Link to="/orders/$customerId/$key" params={{ customerId, key: order }}>
            {order}
          </Link>
        </Fact>
        <Fact name={t('common:event')}>
          <Link to="/events/$id" params={{ id: eventId }}>
            {eventLabel(eventType, i18n.language)}
          </Link>
        </Fact>
        {part === null ? null : (
          <Fact name={t('page.part')}>{t('page.partOf', { key: part.key, number: part.index + 1 })}</Fact>
        )}
        <Fact name={t('common:trigger')}>
          <Link to="/triggers/$id" params={{ id: triggerId }}>
            {triggerName}
          </Link>
          , {t('page.triggerVersion', { version: postback.triggerVersion })}
        </Fact>
        <Fact name={t('common:template')}>
          {t('page.templateVersion', { version: postback.templateVersion })}
          <WhyLink postback={postback} />
        </Fact>
        {postback.resendOf === null ? null : (
          <Fact name={t('page.resendOf')}>
            <Link to="/postbacks/$id" params={{ id: postback.resendOf }}>
              {t('page.resendOfLink')}
            </Link>
          </Fact>
        )}
        <Fact name={t('page.created')}>
          <Time at={postback.createdAt} />
        </Fact>
        {postback.finishedAt === null ? null : (
          <Fact name={postback.state === 'sent' ? t('page.sent') : t('page.finished')}>
            <Time at={postback.finishedAt} />
          </Fact>
        )}
        <Fact name={t('page.id')}>
          <code className={classes.id}>{id}</code>
        </Fact>
      </dl>
    </Panel>
  )
}

/** To its template with this event, where it stands what each value is and why one is missing. */
function WhyLink({ postback: { triggerId, eventId, part } }: { postback: Postback }) {
  const { t } = useTranslation('postbacks')
  const { data } = useQuery(read(getTrigger, { params: { id: triggerId } }))
  // A template's page shows the event as a whole.
  if (!data || part !== null) return null
  const { templateId } = data.live ?? data
  return (
    <>
      ,{' '}
      <Link to="/templates/$id" params={{ id: templateId }} search={{ eventId, result: 'values' }}>
        {t('page.why')}
      </Link>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
