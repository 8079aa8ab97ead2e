import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createSample, listSamples } from '#contract/samples.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { Failure, faultAt } from '../ui/failure.tsx'
import { Note } from '../ui/note.tsx'
import { Panel } from '../ui/panel.tsx'
import classes from './event.module.css'

/** A real event kept for previews and tests. */
export function KeepSample({ eventId, suggestion }: { eventId: string; suggestion: string }) {
  const { t } = useTranslation('orders')
  const [name, setName] = useState(suggestion)
  const keeping = useMutation({
    mutationFn: () => call(createSample, { body: { eventId, name: name.trim() } }),
    onSuccess: () => invalidate(listSamples),
  })
  const fault = faultAt(keeping.error, '/name')
  return (
    <Panel title={t('keep')}>
      <form
        className={classes.keep}
        onSubmit={(event) => {
          event.preventDefault()
          keeping.mutate()
        }}
      >
        <TextInput
          className={classes.name}
          label={t('keepName')}
          description={t('keepHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={name}
          error={fault}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={keeping.isPending} disabled={name.trim() === ''}>
          {t('keep')}
        </Button>
      </form>
      {keeping.isError && fault === undefined ? <Failure error={keeping.error} /> : null}
      {keeping.isSuccess ? <Note kind="sent">{t('kept', { name: keeping.data.name })}</Note> : null}
    </Panel>
  )
}
