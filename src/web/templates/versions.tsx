import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import * as contract from '#contract/templates.ts'
import type { TemplateVersionSummary } from '#contract/templates.ts'
import { readPages } from '../api/queries.ts'
import { useAddress } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Failure } from '../ui/failure.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { Time } from '../ui/time.tsx'
import { Wire } from '../ui/wire.tsx'
import { useVersion } from './compare.tsx'
import { sourceOf } from './draft-keeper.ts'
import { RollBack } from './roll-back.tsx'
import { SourceDiff } from './source-diff.tsx'
import { textsOf } from './source-texts.ts'
import { templateQuery } from './use-template-draft.ts'
import { VersionLink } from './version-link.tsx'

/** What was published of a template: to look at, to compare with the draft, to go back to. */
export default function Versions() {
  const { t } = useTranslation(['templates', 'common'])
  const { id = '' } = useParams({ strict: false })
  const [address, change] = useAddress()
  const { data: template, error, refetch } = useQuery(templateQuery(id))
  const list = useInfiniteQuery(readPages(contract.listTemplateVersions, { params: { id } }))
  const asked = Number(address['version'])
  const number = Number.isInteger(asked) && asked > 0 ? asked : (template?.latestVersion ?? null)
  const view = address['view'] === 'diff' ? 'diff' : 'content'
  const version = useVersion(id, number)
  const crumbs = [
    { label: t('title'), to: '/templates' },
    ...(template ? [{ label: template.name, to: `/templates/${id}` }] : []),
  ]
  return (
    <Page title={t('versions.title')} crumbs={crumbs}>
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      <Panel title={t('versions.published')} flush>
        <ListTable
          label={t('versions.published')}
          list={list}
          rowKey={(row) => String(row.number)}
          empty={<Empty title={t('versions.none')} hint={t('versions.noneHint')} />}
          columns={columns(t, id, number)}
        />
      </Panel>
      {number === null || !template ? null : (
        <Panel
          title={t('versions.one', { number })}
          aside={
            <>
              <SegmentedControl
                size="xs"
                aria-label={t('versions.view')}
                value={view}
                onChange={(chosen) => change({ view: chosen === 'diff' ? 'diff' : undefined })}
                data={[
                  { value: 'content', label: t('versions.content') },
                  { value: 'diff', label: t('versions.diff') },
                ]}
              />
              {version.data ? <RollBack template={template} version={version.data} /> : null}
            </>
          }
        >
          {version.error ? <Failure error={version.error} retry={() => void version.refetch()} /> : null}
          {version.data ? null : <Loading />}
          {version.data && view === 'diff' ? (
            <SourceDiff
              format={template.format}
              left={version.data.source ?? ''}
              right={sourceOf(template)}
              leftLabel={`v${number}`}
              rightLabel={t('diff.draft')}
            />
          ) : null}
          {version.data && view === 'content'
            ? textsOf(version.data.source ?? '', template.format).map(({ field, text }) => (
                <div key={field}>
                  {template.format === 'email' ? <h3>{t(`field.${field}`)}</h3> : null}
                  <Wire
                    text={field === 'text' && text === '' ? t('mail.madeHint') : text}
                    label={t(`field.${field}`)}
                  />
                </div>
              ))
            : null}
        </Panel>
      )}
    </Page>
  )
}

function columns(
  t: TFunction<['templates', 'common']>,
  id: string,
  shown: number | null,
): Column<TemplateVersionSummary>[] {
  return [
    {
      key: 'number',
      title: t('list.version'),
      cell: ({ number }) => <VersionLink id={id} number={number} isShown={number === shown} />,
    },
    { key: 'at', title: t('versions.at'), cell: ({ publishedAt }) => <Time at={publishedAt} /> },
    { key: 'by', title: t('versions.by'), cell: ({ publishedBy }) => publishedBy },
  ]
}
