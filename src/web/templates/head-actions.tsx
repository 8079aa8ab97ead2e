import { ActionIcon, Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../accounts/session.ts'
import { Confirm } from '../ui/confirm.tsx'
import { failureText } from '../ui/failure.tsx'
import { Icon } from '../ui/icon.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { notify } from '../ui/notify.ts'
import { RenameDialog } from './rename-dialog.tsx'
import type { SampleChoice } from './sample-choice.ts'
import { TestMailDialog } from './test-mail-dialog.tsx'
import type { EditedDraft } from './use-template-draft.ts'

export interface HeadActionsProps {
  draft: EditedDraft
  choice: SampleChoice | null
  isComparing: boolean
  onCompare: () => void
  onPublish: () => void
}

/** What can be done with a template; one primary button. */
export function HeadActions({ draft, choice, isComparing, onCompare, onPublish }: HeadActionsProps) {
  const { t } = useTranslation('templates')
  const { template, keeper, saving } = draft
  const { id, latestVersion, draftChanged, state, format } = template
  const mayWrite = useMay('operator')
  const isActive = state === 'active'
  // What is published already, and not being changed, asks for nothing.
  const isPublished = latestVersion !== null && !draftChanged && saving === 'saved'
  const [dialog, setDialog] = useState<'rename' | 'mail' | 'archive' | null>(null)
  const onError = (error: unknown) => notify(failureText(error))
  const restore = useMutation({ mutationFn: () => keeper.changeTemplate({ state: 'active' }), onError })
  const lineEnds = useMutation({ mutationFn: keeper.setLineEnds, onError })
  return (
    <>
      {latestVersion === null ? null : (
        <>
          <LinkButton variant="subtle" to="/templates/$id/versions" params={{ id }}>
            {t('actions.versions')}
          </LinkButton>
          <Button aria-expanded={isComparing} onClick={onCompare}>
            {t('actions.compare', { version: latestVersion })}
          </Button>
        </>
      )}
      {format === 'email' && mayWrite ? (
        <Button onClick={() => setDialog('mail')}>{t('actions.testMail')}</Button>
      ) : null}
      {mayWrite ? (
        <>
          {isActive && !isPublished ? (
            <Button variant="filled" disabled={saving === 'conflict'} title="Ctrl Enter" onClick={onPublish}>
              {t('actions.publish', { version: (latestVersion ?? 0) + 1 })}
            </Button>
          ) : null}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" size="input-sm" aria-label={t('actions.more')}>
                <Icon name="more" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setDialog('rename')}>{t('actions.rename')} …</Menu.Item>
              {format === 'email' ? null : (
                <Menu.Item
                  onClick={() => lineEnds.mutate(template.draft.lineEnds === 'crlf' ? 'lf' : 'crlf')}
                >
                  {t(template.draft.lineEnds === 'crlf' ? 'actions.toLf' : 'actions.toCrlf')}
                </Menu.Item>
              )}
              {isActive ? (
                <Menu.Item onClick={() => setDialog('archive')}>{t('actions.archive')} …</Menu.Item>
              ) : (
                <Menu.Item onClick={() => restore.mutate()}>{t('actions.restore')}</Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </>
      ) : null}
      {dialog === 'rename' ? <RenameDialog draft={draft} onClose={() => setDialog(null)} /> : null}
      {dialog === 'archive' ? (
        <Confirm
          title={t('archiveTitle', { name: template.name })}
          action={t('actions.archive')}
          run={() => keeper.changeTemplate({ state: 'archived' })}
          onClose={() => setDialog(null)}
        >
          {t('archiveText')}
        </Confirm>
      ) : null}
      {dialog === 'mail' ? (
        <TestMailDialog draft={draft} choice={choice} onClose={() => setDialog(null)} />
      ) : null}
    </>
  )
}
