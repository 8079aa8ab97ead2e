import { Radio, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Fold } from '../ui/fold.tsx'
import { useEditing } from './editing-context.ts'
import classes from './fold-parts.module.css'

/** How the receiver can tell that a message is from here. */
export function SignatureFold() {
  const { t } = useTranslation('triggers')
  const { draft, change, stored } = useEditing()
  return (
    <Fold label={t('signature.label')} value={t(`signature.${draft.signing}`)}>
      <Radio.Group
        aria-label={t('signature.label')}
        value={draft.signing}
        onChange={(signing) => change({ signing })}
      >
        <Stack gap="sm">
          <Radio value="standard" label={t('signature.standard')} description={t('signature.standardHint')} />
          <Radio value="none" label={t('signature.none')} description={t('signature.noneHint')} />
        </Stack>
      </Radio.Group>
      {stored === null ? null : (
        <p className={classes.line}>
          <Link to="/triggers/$id/receiver-sheet" params={{ id: stored.id }}>
            {t('signature.sheet')}
          </Link>
        </p>
      )}
    </Fold>
  )
}
