import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FailingTrigger } from '#contract/overview.ts'
import { getPostback, type PostbackDetail } from '#contract/postbacks.ts'
import { read } from '../api/queries.ts'
import { FixLink } from '../postbacks/fix-link.tsx'
import { verdictOf, type Verdict } from '../postbacks/verdict.ts'
import { moment } from '../ui/format.ts'
import { useNow } from '../ui/time.tsx'
import { Item, To } from './attention-item.tsx'

/** A trigger that fails: what its latest failure says, in the reader's language, and the button to mend it. */
export function Failing({ trigger }: { trigger: FailingTrigger }) {
  const { t, i18n } = useTranslation(['overview', 'postbacks'])
  const now = useNow()
  const { t: wordsOf } = useTranslation('postbacks')
  const { why, triggerId, name, customerId, customerName, message, since, postbackId } = trigger
  const postback = useQuery({
    ...read(getPostback, { params: { id: postbackId ?? '' } }),
    enabled: postbackId !== null,
  })
  const { data } = postback
  const verdict = data ? verdictOf(data, data.attempts, wordsOf, i18n.language) : null
  const words = { failed: t('failing'), retrying: t('retrying'), gone: t('gone') }
  const todo = { failed: t('failedDo'), retrying: t('retryingDo'), gone: t('goneDo') }
  return (
    <Item
      kind={why === 'retrying' ? 'waiting' : 'failed'}
      icon={why === 'retrying' ? 'waiting' : 'failed'}
      word={words[why]}
      what={
        <>
          <Link to="/triggers/$id" params={{ id: triggerId }}>
            <strong>{name}</strong>
          </Link>
          {', '}
          {customerId === null ? t('forEvery') : customerName}: {verdict?.sentence ?? message}
        </>
      }
      todo={`${t('since', { when: moment(since, now, i18n.language) })} ${todo[why]}`}
      action={
        why === 'retrying' ? (
          <To to="/postbacks" search={{ triggerId, state: 'waiting' }} label={t('lookWaiting')} />
        ) : why === 'gone' || postbackId === null ? (
          <To to={`/triggers/${triggerId}`} label={t('openTrigger')} />
        ) : (
          <Mend postback={data} verdict={verdict} id={postbackId} />
        )
      }
    />
  )
}

interface MendProps {
  id: string
  postback: PostbackDetail | undefined
  verdict: Verdict | null
}

/** Straight to where it is mended; where there is nothing to mend here, to the latest that failed. */
function Mend({ id, postback, verdict }: MendProps) {
  const { t } = useTranslation('overview')
  const fix = verdict?.fix ?? null
  if (postback === undefined || fix === null || fix === 'resend') {
    return <To to={`/postbacks/${id}`} label={t('look')} />
  }
  return <FixLink postback={postback} fix={fix} quiet />
}
