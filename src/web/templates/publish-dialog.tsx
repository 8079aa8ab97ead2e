import { Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useHotkeys } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import * as contract from '#contract/templates.ts'
import { listTriggers } from '#contract/triggers.ts'
import { ApiFailure } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Failure } from '../ui/failure.tsx'
import { Note } from '../ui/note.tsx'
import { notify } from '../ui/notify.ts'
import { DraftDiff } from './compare.tsx'
import { errorsOf } from './problems.ts'
import { ProblemList } from './problem-list.tsx'
import { useTriggersOf } from './triggers-of.ts'
import type { EditedDraft } from './use-template-draft.ts'

/** Before the draft becomes a version: what it changes, and who will be able to use it. */
export function PublishDialog({ draft, onClose }: { draft: EditedDraft; onClose: () => void }) {
  const { t } = useTranslation(['templates', 'common'])
  const { template, keeper } = draft
  const { id, latestVersion, draftChanged } = template
  const version = (latestVersion ?? 0) + 1
  const triggers = useTriggersOf(id).data?.items ?? []
  const errors = errorsOf(template.draft.problems)
  const publish = useMutation({
    mutationFn: keeper.publish,
    onSuccess: async (published) => {
      // Not published: somebody else changed the draft, which the page shows.
      if (published === null) return onClose()
      await invalidate(contract.listTemplateVersions, contract.listTemplates, listTriggers)
      notify(t('publish.done', { version: published.latestVersion ?? version }))
      onClose()
    },
  })
  const found = publish.error instanceof ApiFailure ? errorsOf(publish.error.problems) : errors
  const mayPublish = errors.length === 0 && draftChanged && !publish.isPending
  useHotkeys([['mod+Enter', () => (mayPublish ? publish.mutate() : undefined)]], [], true)
  return (
    <Dialog onClose={onClose} size="xl" title={t('publish.title', { version, name: template.name })}>
      <Stack gap="md">
        {found.length > 0 ? (
          <>
            <Note kind="failed">{t('publish.problems')}</Note>
            <ProblemList problems={found} onJump={onClose} />
          </>
        ) : null}
        {latestVersion === null ? <p>{t('publish.first')}</p> : null}
        {latestVersion !== null && !draftChanged ? (
          <Note>{t('publish.unchanged', { version: latestVersion })}</Note>
        ) : (
          <DraftDiff draft={draft} />
        )}
        {triggers.length === 0 ? null : (
          <div>
            <p>{t('publish.triggers', { count: triggers.length })}</p>
            <ul>
              {triggers.map(({ id: triggerId, name, templateId, templateVersion }) => {
                const used = templateVersion === 'draft' ? t('uses.draft') : `v${templateVersion}`
                return (
                  <li key={triggerId}>
                    {name} ({templateId === id ? used : t('uses.liveOnly')})
                  </li>
                )
              })}
            </ul>
          </div>
        )}
        {publish.error && found === errors ? <Failure error={publish.error} /> : null}
        <Group gap="sm">
          <Button
            variant="filled"
            data-autofocus
            disabled={!mayPublish}
            loading={publish.isPending}
            onClick={() => publish.mutate()}
          >
            {t('publish.action', { version })}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
