import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as contract from '#contract/templates.ts'
import { read } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Panel } from '../ui/panel.tsx'
import { SourceDiff } from './source-diff.tsx'
import type { EditedDraft } from './use-template-draft.ts'

/** A published version, which never changes. */
export function useVersion(id: string, number: number | null) {
  const params = { id, number: String(number) }
  return useQuery({
    ...read(contract.getTemplateVersion, { params }),
    staleTime: Infinity,
    enabled: number !== null,
  })
}

/** What the draft changes about the latest version. */
export function DraftDiff({ draft }: { draft: EditedDraft }) {
  const { t } = useTranslation('templates')
  const { template, source } = draft
  const { id, latestVersion, format } = template
  const version = useVersion(id, latestVersion)
  if (latestVersion === null) return null
  if (version.error) return <Failure error={version.error} retry={() => void version.refetch()} />
  if (!version.data) return <Loading />
  return (
    <SourceDiff
      format={format}
      left={version.data.source ?? ''}
      right={source}
      leftLabel={`v${latestVersion}`}
      rightLabel={t('diff.draft')}
    />
  )
}

export function Compare({ draft }: { draft: EditedDraft }) {
  const { t } = useTranslation('templates')
  return (
    <Panel title={t('diff.title', { version: draft.template.latestVersion ?? 0 })}>
      <DraftDiff draft={draft} />
    </Panel>
  )
}
