import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { Failure, faultAt } from '../ui/failure.tsx'
import type { EditedDraft } from './use-template-draft.ts'

/** Another name for a template; triggers go on using it. */
export function RenameDialog({ draft, onClose }: { draft: EditedDraft; onClose: () => void }) {
  const { t } = useTranslation(['templates', 'common'])
  const [name, setName] = useState(draft.template.name)
  const rename = useMutation({
    mutationFn: () => draft.keeper.changeTemplate({ name: name.trim() }),
    onSuccess: onClose,
  })
  return (
    <Dialog onClose={onClose} title={t('renameTitle', { name: draft.template.name })}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') rename.mutate()
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('common:name')}
            value={name}
            maxLength={200}
            data-autofocus
            onFocus={(event) => event.currentTarget.select()}
            error={name.trim() === '' ? t('new.nameMissing') : faultAt(rename.error, '/name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {rename.error ? <Failure error={rename.error} /> : null}
          <Group gap="sm">
            <Button type="submit" variant="filled" loading={rename.isPending}>
              {t('actions.rename')}
            </Button>
            <Button onClick={onClose}>{t('common:cancel')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
