import { useTranslation } from 'react-i18next'
import type { getOrder } from '#contract/events.ts'
import type { Postback } from '#contract/postbacks.ts'
import type { Answered } from '../api/client.ts'
import { eventLabel } from '../ui/event-type.ts'
import { moment } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { useNow } from '../ui/time.tsx'
import { answerOf } from './answer.ts'
import classes from './order.module.css'

export interface AnswerBoxProps {
  customerName: string
  items: Answered<typeof getOrder>['items']
  postbacks: Postback[]
}

const states = ['sent', 'sending', 'waiting', 'failed', 'held', 'cancelled'] as const

/** Did they get it? In one sentence, with a count for each state and links to what did not arrive. */
export function AnswerBox({ customerName, items, postbacks }: AnswerBoxProps) {
  const { t, i18n } = useTranslation('orders')
  const now = useNow()
  const { kind, counts, count, latest } = answerOf(postbacks)
  const latestType = latest?.eventType ?? items.at(-1)?.event.type ?? ''
  const values = {
    customer: customerName,
    count,
    sent: counts.sent,
    event: eventLabel(latestType, i18n.language),
    when: latest?.sentAt ? t('at', { moment: moment(latest.sentAt, now, i18n.language) }) : '',
  }
  return (
    <section className={classes.answer} aria-label={t('answer')}>
      <p className={classes.sentence} role="status">
        {t(`answers.${kind}`, values)} {latest === null ? t('answers.latest', values) : null}
      </p>
      <p className={classes.counts}>
        {states
          .filter((state) => counts[state] > 0)
          .map((state) => {
            const first = postbacks.find((postback) => postback.state === state)
            return (
              <a key={state} href={`#${first?.id ?? ''}`} data-state={state}>
                <Icon name={state} small /> {t(`counts.${state}`, { count: counts[state] })}
              </a>
            )
          })}
      </p>
    </section>
  )
}
