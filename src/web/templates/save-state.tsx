import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { failureText } from '../ui/failure.tsx'
import { clockTime } from './clock-time.ts'
import classes from './save-state.module.css'
import type { EditedDraft } from './use-template-draft.ts'

/** Whether what is typed is saved, and when it was. */
export function SaveState({ draft }: { draft: EditedDraft }) {
  const { t, i18n } = useTranslation(['templates', 'common'])
  const { saving, savedAt, error, keeper } = draft
  const words = {
    saved: savedAt === null ? '' : t('saving.saved', { time: clockTime(savedAt, i18n.language) }),
    typing: t('saving.typing'),
    saving: t('saving.saving'),
    failed: t('saving.failed', { reason: failureText(error) }),
    conflict: t('saving.conflict'),
  }
  return (
    <span className={classes.state} data-failed={saving === 'failed' || saving === 'conflict'} role="status">
      {words[saving]}
      {saving === 'failed' ? (
        <Button size="compact-xs" onClick={() => void keeper.save()}>
          {t('common:retry')}
        </Button>
      ) : null}
    </span>
  )
}
