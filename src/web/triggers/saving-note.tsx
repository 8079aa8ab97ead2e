import { useTranslation } from 'react-i18next'
import { Time } from '../ui/time.tsx'
import { missingIn } from './draft.ts'
import { useEditing } from './editing.tsx'
import classes from './head.module.css'

/** Whether what is typed is stored; announced when it changes. */
export function SavingNote() {
  const { t } = useTranslation('triggers')
  const { saving, draft, stored, mayEdit } = useEditing()
  if (!mayEdit) return null
  const [missing] = missingIn(draft)
  const said = {
    clean: stored === null ? t('saving.new') : t('saving.clean'),
    pending: t('saving.pending'),
    saving: t('saving.pending'),
    incomplete: missing === undefined ? '' : t('saving.incomplete', { what: t(`missing.${missing}`) }),
    refused: t('saving.refused'),
    conflict: t('saving.conflict'),
  }[saving]
  return (
    <span className={classes.saving} role="status" data-wrong={saving === 'refused' || saving === 'conflict'}>
      {said} {saving === 'clean' && stored !== null ? <Time at={stored.updatedAt} /> : null}
    </span>
  )
}
