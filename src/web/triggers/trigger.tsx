import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getTrigger, type Trigger } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { draftOf } from './draft.ts'
import { TriggerKeeper } from './keeper.ts'
import { TriggerEditor } from './trigger-editor.tsx'
import { unsavedOf } from './unsaved.ts'

/** /triggers/{id} */
export default function TriggerPage() {
  const { id = '' } = useParams({ strict: false })
  return <StoredTrigger key={id} id={id} />
}

function StoredTrigger({ id }: { id: string }) {
  const { t } = useTranslation('triggers')
  const { data, error, refetch } = useQuery(read(getTrigger, { params: { id } }))
  if (data !== undefined) return <Loaded trigger={data} />
  return (
    <Page title={t('title')}>
      {error ? <Failure error={error} retry={() => void refetch()} /> : <Loading rows={12} />}
    </Page>
  )
}

function Loaded({ trigger }: { trigger: Trigger }) {
  const [keeper] = useState(() => new TriggerKeeper(trigger, draftOf(trigger), unsavedOf(trigger.id)))
  // What others store, and what a test changes, comes in while nothing is unsaved.
  useEffect(() => keeper.adopt(trigger), [keeper, trigger])
  return <TriggerEditor keeper={keeper} />
}
