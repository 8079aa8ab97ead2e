import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getPostback, type PostbackDetail } from '#contract/postbacks.ts'
import { read } from '../api/queries.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { problemSentence } from '../ui/problem-words.ts'
import { State } from '../ui/state.tsx'
import { About } from './about.tsx'
import { Actions } from './actions.tsx'
import { Attempts } from './attempts.tsx'
import { Exchange } from './exchange.tsx'
import { Mail } from './mail.tsx'
import classes from './postback.module.css'
import { tailOf } from './tail.ts'
import { verdictOf } from './verdict.ts'

const openMilliseconds = 2000

/** One postback: did they get it, what to do, then the evidence. */
export default function PostbackPage() {
  const { id } = useParams({ strict: false })
  const { t } = useTranslation('postbacks')
  const crumbs = [{ label: t('title'), to: '/postbacks' }]
  const postback = useQuery({
    ...read(getPostback, { params: { id: id ?? '' } }),
    // What is final changes no more by itself.
    refetchInterval: ({ state }) => (state.data?.finishedAt === null ? openMilliseconds : false),
  })
  if (postback.data) return <Shown postback={postback.data} crumbs={crumbs} />
  return (
    <Page title={t('title')} crumbs={crumbs}>
      {postback.isError ? (
        <Failure error={postback.error} retry={() => void postback.refetch()} />
      ) : (
        <Loading rows={10} />
      )}
    </Page>
  )
}

function Shown({ postback, crumbs }: { postback: PostbackDetail; crumbs: { label: string; to: string }[] }) {
  const { t, i18n } = useTranslation(['postbacks', 'problems'])
  const navigate = useNavigate()
  const search: Record<string, string> = useSearch({ strict: false })
  const { attempts, request, id } = postback
  const chosen = attempts.find(({ number }) => String(number) === search['attempt']) ?? attempts.at(-1)
  // A template that failed made nothing to show.
  const isUnmade = request === null && attempts.length === 0 && postback.finishedAt !== null
  const verdict = verdictOf(postback, attempts, t, i18n.language)
  const detail = verdict.problem ? problemSentence(verdict.problem, i18n.language) : verdict.detail
  return (
    <Page
      title={t('page.named', { trigger: postback.triggerName, order: postback.order })}
      crumbs={crumbs}
      aside={<State state={postback.state} />}
      actions={<CopyButton text={window.location.href} label={t('copyLink')} />}
      rail={<About postback={postback} />}
    >
      <section className={classes.answer} aria-label={t('page.answer')}>
        <p className={classes.sentence}>
          {verdict.sentence} {tailOf(verdict, postback, t, i18n.language)}
        </p>
        {detail === null ? null : <p className={classes.detail}>{t('page.detail', { detail })}</p>}
        <Actions
          key={id}
          postback={postback}
          fix={verdict.fix}
          onMade={(made) => void navigate({ to: '/postbacks/$id', params: { id: made.id } })}
        />
      </section>
      {isUnmade ? null : <Attempts postback={postback} chosen={chosen?.number ?? null} />}
      {isUnmade ? null : request !== null && 'subject' in request ? (
        <Mail mail={request} attempt={chosen} />
      ) : (
        <Exchange postback={postback} request={request} attempt={chosen} />
      )}
    </Page>
  )
}
