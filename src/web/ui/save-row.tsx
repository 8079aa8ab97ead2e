import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Failure } from './failure.tsx'
import classes from './save-row.module.css'
import type { Form } from './use-form.ts'

export interface SaveRowProps<Values extends object> {
  form: Form<Values>
  /** What the button says; without it "Save". */
  label?: string
  /** The one thing this page is for. */
  primary?: boolean
  disabled?: boolean
  /** What came of it is said elsewhere. */
  quiet?: boolean
}

/** The end of a form: its failure, its button, and that it was saved. */
export function SaveRow<Values extends object>({
  form,
  label,
  primary = false,
  disabled,
  quiet = false,
}: SaveRowProps<Values>) {
  const { t } = useTranslation('common')
  return (
    <div className={classes.end}>
      {form.failure ? <Failure error={form.failure} /> : null}
      <div className={classes.row}>
        <Button
          type="submit"
          variant={primary ? 'filled' : 'default'}
          loading={form.saving}
          disabled={disabled ?? false}
        >
          {label ?? t('save')}
        </Button>
        <span role="status">{form.saved && !quiet ? t('saved') : null}</span>
      </div>
    </div>
  )
}
