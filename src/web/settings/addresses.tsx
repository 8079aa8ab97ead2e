import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { changeSettings, getSettings } from '#contract/settings.ts'
import { ApiFailure, call } from '../api/client.ts'
import { queryClient, read } from '../api/queries.ts'
import { errorText } from '../ui/error-text.ts'
import { Failure } from '../ui/failure.tsx'
import { FormBox } from '../ui/form-box.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { Loading } from '../ui/loading.tsx'
import { Note } from '../ui/note.tsx'
import { Panel } from '../ui/panel.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { hintsBelow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'
import classes from './settings.module.css'

/** Private addresses that postbacks may go to all the same. */
export function Addresses() {
  const { t } = useTranslation('settings')
  const settings = useQuery(read(getSettings, {}))
  if (settings.isPending) return <Loading />
  if (settings.isError) return <Failure error={settings.error} retry={() => void settings.refetch()} />
  const { setBy, addresses } = settings.data.allowPrivate
  return (
    <Panel bare title={t('tabs.addresses')}>
      {setBy === 'environment' ? (
        <div className={classes.stack}>
          <Note>{t('byEnvironment', { name: 'POSTBUD_ALLOW_PRIVATE' })}</Note>
          <ul className={classes.lines}>
            {addresses.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
        </div>
      ) : (
        <AddressForm addresses={addresses} />
      )}
    </Panel>
  )
}

function AddressForm({ addresses }: { addresses: string[] }) {
  const { t } = useTranslation('settings')
  const id = useId()
  const form = useForm({
    initial: { allowPrivate: addresses.join('\n') },
    save: async ({ allowPrivate }) =>
      await call(changeSettings, { body: { allowPrivate: linesOf(allowPrivate) } }),
    onSaved: (settings) => queryClient.setQueryData(read(getSettings, {}).queryKey, settings),
  })
  const { allowPrivate } = form.values
  const fault = faultOfLine(form.error)
  return (
    <FormBox form={form}>
      <p className={classes.intro}>{t('addresses.hint')}</p>
      <FormRow label={t('addresses.label')} htmlFor={id}>
        <Textarea
          id={id}
          autosize
          minRows={4}
          spellCheck={false}
          placeholder={'10.0.0.5:8080\n10.1.0.0/16'}
          description={t('addresses.form')}
          inputWrapperOrder={hintsBelow}
          value={allowPrivate}
          error={fault}
          onChange={(event) => form.set('allowPrivate', event.currentTarget.value)}
        />
      </FormRow>
      <SaveRow form={form} disabled={!form.dirty} quiet={fault !== null} />
    </FormBox>
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What is wrong with a line says which line it is. */
function faultOfLine(error: unknown): string | null {
  if (!(error instanceof ApiFailure)) return null
  const detail = error.details.find(({ path }) => path.startsWith('/allowPrivate/'))
  return detail === undefined ? null : errorText(detail)
}
