import { useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getCustomer } from '#contract/customers.ts'
import type { Template } from '#contract/templates.ts'
import { useMay } from '../accounts/session.ts'
import { read } from '../api/queries.ts'
import { useAddress } from '../ui/address.ts'
import { Failure } from '../ui/failure.tsx'
import { Note } from '../ui/note.tsx'
import { Page } from '../ui/page.tsx'
import { Bench } from './bench.tsx'
import { BenchLoading } from './bench-loading.tsx'
import { Compare } from './compare.tsx'
import { HeadActions } from './head-actions.tsx'
import { HeadState } from './head-state.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { Matrix } from './matrix.tsx'
import { allProblems, errorsOf } from './problems.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { SampleBar } from './sample-bar.tsx'
import { firstSample, useSamples, type SampleChoice } from './sample-choice.ts'
import { ToPublish } from './to-publish.tsx'
import { useEventTypesOf } from './triggers-of.ts'
import { usePreview } from './use-preview.ts'
import { templateQuery, useTemplateDraft } from './use-template-draft.ts'
import { Uses } from './uses.tsx'

/** A template: its draft to write in, what comes out, and who uses it. */
export default function TemplatePage() {
  const { t } = useTranslation('templates')
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(templateQuery(id))
  if (data) return <Opened key={data.id} loaded={data} />
  return (
    <Page title={t('one')} crumbs={[{ label: t('title'), to: '/templates' }]}>
      {error ? <Failure error={error} retry={() => void refetch()} /> : <BenchLoading />}
    </Page>
  )
}

function Opened({ loaded }: { loaded: Template }) {
  const { t } = useTranslation(['templates', 'common'])
  const draft = useTemplateDraft(loaded)
  const { template, source, keeper } = draft
  const { format, customerId } = template
  const [address, change] = useAddress()
  const [isPublishing, setPublishing] = useState(false)
  const mayPublish = useMay('operator') && template.state === 'active'
  const samples = useSamples(customerId)
  const choice = chosenIn(address) ?? firstSample(samples)
  const live = usePreview(format, source, choice, template.draft.lineEnds, {
    eventTypes: useEventTypesOf(template.id),
  })
  const problems = allProblems(draft, live)
  const owner = useQuery({
    ...read(getCustomer, { params: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  })

  const publish = async () => {
    if (mayPublish && (await keeper.save())) setPublishing(true)
  }
  useHotkeys(
    [
      ['mod+S', () => void keeper.save()],
      ['mod+Enter', () => void publish()],
    ],
    [],
    true,
  )
  const choose = (chosen: SampleChoice) =>
    change({ sampleId: undefined, eventId: undefined, line: undefined, column: undefined, ...chosen })
  const isMatrixOpen = address['samples'] === 'all'
  const isComparing = address['compare'] === 'latest' && template.latestVersion !== null

  return (
    <Page
      title={template.name}
      crumbs={[
        { label: t('title'), to: '/templates' },
        ...(owner.data
          ? [{ label: owner.data.name, to: `/customers/${owner.data.id}` }]
          : [{ label: t('common:every'), to: '/templates?customerId=shared' }]),
      ]}
      aside={<HeadState draft={draft} />}
      actions={
        <HeadActions
          draft={draft}
          choice={choice}
          isComparing={isComparing}
          onCompare={() => change({ compare: isComparing ? undefined : 'latest' })}
          onPublish={() => void publish()}
        />
      }
    >
      <LeaveGuard draft={draft} />
      {template.state === 'archived' ? <Note kind="held">{t('archived')}</Note> : null}
      {isComparing ? <Compare draft={draft} /> : null}
      <div>
        <SampleBar
          customerId={customerId}
          choice={choice}
          onChoice={choose}
          onKept={(id) => void keeper.addSample(id)}
          isMatrixOpen={isMatrixOpen}
          onMatrix={() => change({ samples: isMatrixOpen ? undefined : 'all' })}
          aside={<ToPublish errors={errorsOf(problems).length} warnings={problems.length} />}
        />
      </div>
      {isMatrixOpen ? (
        <Matrix format={format} source={source} customerId={customerId} choice={choice} onChoice={choose} />
      ) : null}
      <Bench draft={draft} live={live} choice={choice} startAt={placeIn(address)} />
      <Uses template={template} choice={choice} />
      {isPublishing ? <PublishDialog draft={draft} onClose={() => setPublishing(false)} /> : null}
    </Page>
  )
}

function chosenIn({ sampleId, eventId }: Record<string, string>): SampleChoice | null {
  if (eventId) return { eventId }
  return sampleId ? { sampleId } : null
}

/** A failed postback links to the line that failed. */
function placeIn({ line, column }: Record<string, string>): { line: number; column: number } | null {
  const at = Number(line)
  return Number.isInteger(at) && at > 0 ? { line: at, column: Number(column) || 1 } : null
}
