import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getSettings } from '#contract/settings.ts'
import { read } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { Loading } from '../ui/loading.tsx'
import { Panel } from '../ui/panel.tsx'
import { ExampleHouse } from './example-house.tsx'

/** How Postbud runs: what the environment decides. */
export function About() {
  const { t } = useTranslation('settings')
  const settings = useQuery(read(getSettings, {}))
  if (settings.isPending) return <Loading />
  if (settings.isError) return <Failure error={settings.error} retry={() => void settings.refetch()} />
  const { version, publicUrl, role, retentionDays, database } = settings.data
  return (
    <>
      <Panel title={t('tabs.about')}>
        <FormRow label={t('about.version')}>Postbud {version}</FormRow>
        <FormRow label={t('about.address')} hint={t('about.addressHint')}>
          <code>{publicUrl}</code>
        </FormRow>
        <FormRow label={t('about.database')}>{t(`about.databases.${database}`)}</FormRow>
        <FormRow label={t('about.retention')} hint={t('about.retentionHint')}>
          {retentionDays === 0 ? t('about.keepsAll') : t('about.days', { count: retentionDays })}
        </FormRow>
        <FormRow label={t('about.role')}>
          <code>{role}</code>
        </FormRow>
        <FormRow label={t('about.api')}>
          <a href="/reference">{t('reference')}</a>
        </FormRow>
      </Panel>
      <ExampleHouse />
    </>
  )
}
