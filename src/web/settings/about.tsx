import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getSettings } from '#contract/settings.ts'
import { read } from '../api/queries.ts'
import { Facts } from '../ui/facts.tsx'
import { Failure } from '../ui/failure.tsx'
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
      <Panel bare title={t('tabs.about')}>
        <Facts
          facts={[
            { name: t('about.version'), value: `Postbud ${version}` },
            { name: t('about.address'), value: <code>{publicUrl}</code>, hint: t('about.addressHint') },
            { name: t('about.database'), value: t(`about.databases.${database}`) },
            {
              name: t('about.retention'),
              value: retentionDays === 0 ? t('about.keepsAll') : t('about.days', { count: retentionDays }),
              hint: t('about.retentionHint'),
            },
            { name: t('about.role'), value: <code>{role}</code> },
            { name: t('about.api'), value: <a href="/reference">{t('reference')}</a> },
          ]}
        />
      </Panel>
      <ExampleHouse />
    </>
  )
}
