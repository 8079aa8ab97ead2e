import { Button, PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { listSecrets, rotateSecret, type Secret } from '#contract/secrets.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { FormBox } from '../ui/form-box.tsx'
import { hintsBelow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'

/** Another value under the same name. */
export function ReplaceSecret({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const form = useForm({
    initial: { value: '' },
    check: ({ value }) => ({ value: value === '' ? t('secrets.valueMissing') : undefined }),
    save: async ({ value }) => await call(rotateSecret, { params: { id: secret.id }, body: { value } }),
    onSaved: async () => {
      await invalidate(listSecrets)
      onClose()
    },
  })
  return (
    <Dialog onClose={onClose} title={t('secrets.replaceTitle', { name: secret.name })}>
      <FormBox form={form}>
        <PasswordInput
          label={t('secrets.newValue')}
          description={t('secrets.replaceHint')}
          inputWrapperOrder={hintsBelow}
          autoComplete="off"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': t('secrets.show') }}
          value={form.values.value}
          error={form.fault('value')}
          onChange={(event) => form.set('value', event.currentTarget.value)}
        />
        {form.failure ? <Failure error={form.failure} /> : null}
        <Button type="submit" mt="md" variant="filled" loading={form.saving}>
          {t('secrets.replace')}
        </Button>
      </FormBox>
    </Dialog>
  )
}
