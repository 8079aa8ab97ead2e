import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Time } from '../ui/time.tsx'
import { missingIn } from './draft.ts'
import { useEditing } from './editing-context.ts'
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
      {said}{' '}
      {saving === 'refused' || saving === 'conflict' ? (
        <Button size="compact-xs" onClick={showFault}>
          {t('saving.show')}
        </Button>
      ) : null}
      {saving === 'clean' && stored !== null ? <Time at={stored.updatedAt} /> : null}
    </span>
  )
}

/** The first field that is wrong, else what stands above the steps. */
function showFault(): void {
  const target =
    document.querySelector<HTMLElement>('#steps [aria-invalid="true"]') ??
    document.querySelector<HTMLElement>('#trigger-faults')
  target?.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}
