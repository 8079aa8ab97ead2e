import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Fold } from '../ui/fold.tsx'
import { useEditing } from './editing-context.ts'

/** Whether messages of one order wait for each other. */
export function OrderFold() {
  const { t } = useTranslation('triggers')
  const { draft, change } = useEditing()
  return (
    <Fold label={t('where.order')} value={t(draft.ordered ? 'where.ordered' : 'where.unordered')}>
      <Checkbox
        label={t('where.orderedLabel')}
        description={t('where.orderedHint')}
        checked={draft.ordered}
        onChange={(event) => change({ ordered: event.currentTarget.checked })}
      />
    </Fold>
  )
}
