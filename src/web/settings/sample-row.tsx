import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listEventTypes } from '#contract/event-types.ts'
import { deleteSample, getSample, listSamples, type Sample } from '#contract/samples.ts'
import { useMay } from '../accounts/session.ts'
import { call } from '../api/client.ts'
import { invalidate, read } from '../api/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Wire } from '../ui/wire.tsx'
import classes from './event-types.module.css'

/** A sample: its event to look at, and, of one's own, a way to remove it. */
export function SampleRow({ sample }: { sample: Sample }) {
  const { t, i18n } = useTranslation(['settings', 'common'])
  const isOperator = useMay('operator')
  const [isShown, setShown] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const name = sample.labels?.[i18n.language === 'da' ? 'da' : 'en'] ?? sample.name
  return (
    <li>
      <div className={classes.sample}>
        <span>{name}</span>
        <span className={classes.source}>{t(`events.source.${sample.source}`)}</span>
        <Button size="compact-sm" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'events.hide' : 'events.show')}
          <span className="spoken"> {name}</span>
        </Button>
        {isOperator && sample.source !== 'built-in' ? (
          <Button size="compact-sm" onClick={() => setRemoving(true)}>
            {t('common:remove')} …
          </Button>
        ) : null}
      </div>
      {isShown ? <Payload id={sample.id} name={name} /> : null}
      {isRemoving ? (
        <Confirm
          title={t('events.removeAsk', { name })}
          action={t('common:remove')}
          danger
          run={async () => {
            await call(deleteSample, { params: { id: sample.id } })
            await invalidate(listEventTypes, listSamples)
          }}
          onClose={() => setRemoving(false)}
        >
          {t('events.removeText')}
        </Confirm>
      ) : null}
    </li>
  )
}

function Payload({ id, name }: { id: string; name: string }) {
  const sample = useQuery(read(getSample, { params: { id } }))
  if (sample.isPending) return <Loading rows={3} />
  if (sample.isError) return <Failure error={sample.error} />
  return <Wire text={JSON.stringify(sample.data.payload, null, 2)} label={name} />
}
