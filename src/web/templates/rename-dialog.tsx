import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
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
    <Modal
      opened
      onClose={onClose}
      title={t('actions.rename')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
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
            error={name.trim() === '' ? t('new.nameMissing') : faultAt(rename.error, '/name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {rename.error ? <Failure error={rename.error} /> : null}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>{t('common:cancel')}</Button>
            <Button type="submit" variant="filled" loading={rename.isPending}>
              {t('actions.rename')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
