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
import classes from './overview.module.css'

/** Something to look around in; it changes every list, so everything is read again. */
export function ExampleHouse({ offer }: { offer: boolean }) {
  const { t } = useTranslation('overview')
  const mayAct = useMay('operator')
  const example = useQuery(read(getExample, {}))
  const [asked, setAsked] = useState(false)
  const loading = useMutation({
    mutationFn: () => call(loadExample, {}),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  if (!mayAct || !example.data) return null
  if (example.data.loaded) {
    return (
      <p className={classes.example}>
        <span className={classes.quiet}>{t('loaded')}</span>
        <Button size="compact-sm" onClick={() => setAsked(true)}>
          {t('removeExample')}
        </Button>
        {asked ? (
          <Confirm
            title={t('removeTitle')}
            action={t('removeExample')}
            danger
            run={async () => {
              await call(removeExample, {})
              await queryClient.invalidateQueries()
            }}
            onClose={() => setAsked(false)}
          >
            {t('removeWhat')}
          </Confirm>
        ) : null}
      </p>
    )
  }
  if (!offer) return null
  return (
    <>
      <p className={classes.example}>
        <span>{t('looking')}</span>
        <Button loading={loading.isPending} onClick={() => loading.mutate()}>
          {t('load')}
        </Button>
        <span className={classes.quiet}>{t('loadHint')}</span>
      </p>
      {loading.isError ? <Failure error={loading.error} /> : null}
    </>
  )
}
