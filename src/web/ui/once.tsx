import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton } from './copy-button.tsx'
import { Note } from './note.tsx'
import classes from './once.module.css'
import { useFirstFocus } from './use-first-focus.ts'

export interface OnceProps {
  /** Whose it is and that it is shown only here. */
  title: string
  /** A link or key that no later answer shows. */
  value: string
  onDone: () => void
}

/** Something that is shown once: it has the focus, and stays until somebody says that they have it. */
export function Once({ title, value, onDone }: OnceProps) {
  const { t } = useTranslation('common')
  const first = useFirstFocus<HTMLDivElement>()
  return (
    <Note kind="held">
      <div ref={first} tabIndex={-1}>
        <p>{title}</p>
        <p className={classes.value}>
          <code>{value}</code>
        </p>
        <div className={classes.actions}>
          <CopyButton text={value} />
          <Button size="compact-sm" onClick={onDone}>
            {t('haveIt')}
          </Button>
        </div>
      </div>
    </Note>
  )
}
