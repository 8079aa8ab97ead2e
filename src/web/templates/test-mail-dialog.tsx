import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as contract from '#contract/templates.ts'
import { useSession } from '../accounts/session.ts'
import { call } from '../api/client.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Failure, faultAt } from '../ui/failure.tsx'
import { Note } from '../ui/note.tsx'
import type { SampleChoice } from './sample-choice.ts'
import type { EditedDraft } from './use-template-draft.ts'

export interface TestMailDialogProps {
  draft: EditedDraft
  choice: SampleChoice | null
  onClose: () => void
}

/** Sends the draft, as it is now, to one's own address. */
export function TestMailDialog({ draft, choice, onClose }: TestMailDialogProps) {
  const { t } = useTranslation(['templates', 'common'])
  const { user } = useSession()
  const [to, setTo] = useState(user?.email ?? '')
  const { keeper, template } = draft
  const send = useMutation({
    mutationFn: async () => {
      if (choice === null || !(await keeper.save())) throw new Error(t('testMail.notSaved'))
      const params = { id: template.id }
      return await call(contract.testTemplateMail, { params, body: { to: to.trim(), ...choice } })
    },
  })
  const isReal = choice !== null && 'eventId' in choice
  return (
    <Dialog onClose={onClose} title={t('testMail.title', { name: template.name })}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Stack gap="md">
          <p>{t(isReal ? 'testMail.hintReal' : 'testMail.hint')}</p>
          <TextInput
            type="email"
            label={t('testMail.to')}
            value={to}
            data-autofocus
            error={faultAt(send.error, '/to')}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          {send.error ? <Failure error={send.error} /> : null}
          {send.data ? (
            <Note kind={send.data.accepted ? 'sent' : 'failed'}>
              {send.data.accepted
                ? t('testMail.accepted', { answer: send.data.message })
                : t('testMail.refused', { answer: send.data.message })}{' '}
              <Link to="/mailbox">{t('testMail.mailbox')}</Link>
            </Note>
          ) : null}
          <Group gap="sm">
            <Button type="submit" variant="filled" loading={send.isPending}>
              {t('testMail.send')}
            </Button>
            <Button onClick={onClose}>{t('common:close')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
