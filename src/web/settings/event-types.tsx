import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listEventTypes, type EventType } from '#contract/event-types.ts'
import { read } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { Fold } from '../ui/fold.tsx'
import { Loading } from '../ui/loading.tsx'
import { Panel } from '../ui/panel.tsx'
import { Wire } from '../ui/wire.tsx'
import { SampleRow } from './sample-row.tsx'
import classes from './event-types.module.css'
import shared from './settings.module.css'

/** What can happen to an order: its events' form, and samples of them. */
export function EventTypes() {
  const { t, i18n } = useTranslation('settings')
  const types = useQuery(read(listEventTypes, { query: {} }))
  if (types.isPending) return <Loading />
  if (types.isError) return <Failure error={types.error} retry={() => void types.refetch()} />
  const language = i18n.language === 'da' ? 'da' : 'en'
  return (
    <Panel bare title={t('tabs.events')} flush>
      <p className={shared.hint}>
        {t('events.hint')} <a href="/reference">{t('reference')}</a>
      </p>
      {types.data.items.map((type) => (
        <Fold key={type.type} label={type.labels[language]} value={<code>{type.type}</code>}>
          <Details type={type} />
        </Fold>
      ))}
    </Panel>
  )
}

function Details({ type }: { type: EventType }) {
  const { t } = useTranslation('settings')
  const [isShown, setShown] = useState(false)
  return (
    <>
      <ul className={classes.samples}>
        {type.samples.map((sample) => (
          <SampleRow key={sample.id} sample={sample} />
        ))}
      </ul>
      <Button size="compact-sm" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {t(isShown ? 'events.hideSchema' : 'events.schema')}
      </Button>
      {isShown ? (
        <Wire text={JSON.stringify(type.schema, null, 2)} label={t('events.schemaOf', { type: type.type })} />
      ) : null}
    </>
  )
}
