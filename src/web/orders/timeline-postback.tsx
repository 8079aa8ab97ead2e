import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getPostback, type Attempt, type Postback } from '#contract/postbacks.ts'
import { read } from '../api/queries.ts'
import { Actions } from '../postbacks/actions.tsx'
import { answerOf } from '../postbacks/answer.ts'
import { hostOf } from '../postbacks/host.ts'
import { tailOf } from '../postbacks/tail.ts'
import { verdictOf } from '../postbacks/verdict.ts'
import { Failure } from '../ui/failure.tsx'
import { clockTime, duration, exactTime } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { State } from '../ui/state.tsx'
import classes from './timeline-postback.module.css'

export interface TimelinePostbackProps {
  postback: Postback
  /** It was rendered again: what is to be done stands with the newer one. */
  isReplaced: boolean
}

/** One message: its state and address in a line; open, why, every attempt and what can be done. */
export function TimelinePostback({ postback, isReplaced }: TimelinePostbackProps) {
  const { t } = useTranslation('orders')
  const needsPerson = !isReplaced && (postback.state === 'failed' || postback.state === 'held')
  const [chosen, setChosen] = useState<boolean | null>(null)
  // What a person is needed for is open from the start, also when it fails while somebody looks.
  const open = chosen ?? needsPerson
  const { id, triggerName, destination, channel, attemptCount } = postback
  const panelId = `of-${id}`
  return (
    <article className={classes.card} id={id}>
      <div className={classes.head}>
        <span className={classes.state}>
          <State state={postback.state} />
        </span>
        <span className={classes.two}>
          <Link to="/postbacks/$id" params={{ id }}>
            {triggerName}
          </Link>
          <small>{channel === 'email' ? t('mailTo') : (hostOf(destination) ?? destination)}</small>
        </span>
        <span className={classes.quiet}>{isReplaced ? t('superseded') : null}</span>
        <button
          type="button"
          className={classes.more}
          aria-expanded={open}
          aria-controls={panelId}
          onClick={() => setChosen(!open)}
        >
          {attemptCount === 0 ? t('notTried') : t('attempt', { count: attemptCount })}
          <span className="spoken">, {triggerName}</span>
          <Icon name="down" small />
        </button>
      </div>
      <div id={panelId}>{open ? <Opened postback={postback} isReplaced={isReplaced} /> : null}</div>
    </article>
  )
}

function Opened({ postback, isReplaced }: TimelinePostbackProps) {
  const { t, i18n } = useTranslation('postbacks')
  const { language } = i18n
  const detail = useQuery(read(getPostback, { params: { id: postback.id } }))
  const attempts = detail.data?.attempts ?? []
  const verdict = verdictOf(postback, attempts, t, language)
  return (
    <>
      <div className={classes.why}>
        <p>
          {isReplaced ? t('tail.resent') : `${verdict.sentence} ${tailOf(verdict, postback, t, language)}`}
        </p>
        {isReplaced ? null : <Actions postback={postback} fix={verdict.fix} onMade={() => {}} />}
      </div>
      {detail.isError ? <Failure error={detail.error} retry={() => void detail.refetch()} /> : null}
      {attempts.length === 0 ? null : <AttemptTable postback={postback} attempts={attempts} />}
    </>
  )
}

function AttemptTable({ postback, attempts }: { postback: Postback; attempts: Attempt[] }) {
  const { t, i18n } = useTranslation('postbacks')
  const { language } = i18n
  return (
    <table className={classes.attempts} aria-label={t('page.attempts')}>
      <tbody>
        {attempts.map((attempt) => (
          <tr key={attempt.number}>
            <td>
              <Link
                to="/postbacks/$id"
                params={{ id: postback.id }}
                search={{ attempt: String(attempt.number) }}
                aria-label={t('page.showAttempt', { number: attempt.number })}
              >
                {attempt.number}
              </Link>
            </td>
            <td>
              <time dateTime={attempt.startedAt} title={exactTime(attempt.startedAt, language)}>
                {clockTime(attempt.startedAt, language)}
              </time>
            </td>
            <td data-outcome={attempt.outcome} className={classes.outcome}>
              {answerOf(attempt, t)}
            </td>
            <td className={classes.took}>{duration(attempt.milliseconds, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
