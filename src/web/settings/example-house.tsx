import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getExample, loadExample, removeExample } from '#contract/example.ts'
import { useMay } from '../accounts/session.ts'
import { call } from '../api/client.ts'
import { queryClient, read } from '../api/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Failure } from '../ui/failure.tsx'
import { Panel } from '../ui/panel.tsx'
import classes from './settings.module.css'

/** Customers and events to look around in, and to be rid of again. */
export function ExampleHouse() {
  const { t } = useTranslation('settings')
  const isOperator = useMay('operator')
  const [isRemoving, setRemoving] = useState(false)
  const example = useQuery(read(getExample, {}))
  // It brings or takes of everything.
  const everything = async () => await queryClient.invalidateQueries()
  const load = useMutation({ mutationFn: async () => await call(loadExample, {}), onSuccess: everything })
  if (!isOperator || !example.data) return null
  const { loaded, customers } = example.data
  return (
    <Panel title={t('example.title')} flush>
      <p className={classes.hint}>{loaded ? t('example.loaded', { count: customers }) : t('example.hint')}</p>
      <div className={classes.pad}>
        {load.error ? <Failure error={load.error} /> : null}
        {loaded ? (
          <Button onClick={() => setRemoving(true)}>{t('example.remove')} …</Button>
        ) : (
          <Button loading={load.isPending} onClick={() => load.mutate()}>
            {t('example.load')}
          </Button>
        )}
      </div>
      {isRemoving ? (
        <Confirm
          title={t('example.removeAsk')}
          action={t('example.remove')}
          danger
          run={async () => {
            await call(removeExample, {})
            await everything()
          }}
          onClose={() => setRemoving(false)}
        >
          {t('example.removeText')}
        </Confirm>
      ) : null}
    </Panel>
  )
}
