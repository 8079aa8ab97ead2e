import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as samples from '#contract/samples.ts'
import { call } from '../api/client.ts'
import { parseExactly } from '../api/exact-json.ts'
import { invalidate } from '../api/queries.ts'
import { Failure, faultAt } from '../ui/failure.tsx'
import { isObject } from './sample-paths.ts'

export interface PasteDialogProps {
  opened: boolean
  customerId: string | null
  onClose: () => void
  onKept: (sampleId: string) => void
}

/** Keeps a pasted event as a sample. Closed and opened again, what was pasted is still there. */
export function PasteDialog({ opened, customerId, onClose, onKept }: PasteDialogProps) {
  const { t } = useTranslation(['templates', 'common'])
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const keep = useMutation({
    mutationFn: (payload: object) =>
      call(samples.createSample, {
        body: { name: name.trim() || t('paste.defaultName'), payload, customerId },
      }),
    onSuccess: async ({ id }) => {
      await invalidate(samples.listSamples)
      setText('')
      setName('')
      onKept(id)
    },
  })
  const submit = () => {
    const payload = readObject(text)
    setFault(payload === null ? t('paste.notJson') : null)
    if (payload !== null) keep.mutate(payload)
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('paste.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('paste.name')}
            placeholder={t('paste.defaultName')}
            value={name}
            maxLength={200}
            error={faultAt(keep.error, '/name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label={t('paste.payload')}
            description={t('paste.hint')}
            autosize
            minRows={10}
            maxRows={20}
            required
            data-autofocus
            spellCheck={false}
            value={text}
            error={fault}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {keep.error ? <Failure error={keep.error} /> : null}
          <Group gap="sm">
            <Button type="submit" variant="filled" loading={keep.isPending}>
              {t('paste.keep')}
            </Button>
            <Button onClick={onClose}>{t('common:cancel')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function readObject(text: string): object | null {
  try {
    const value = parseExactly(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
