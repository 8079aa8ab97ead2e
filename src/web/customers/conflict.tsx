import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import classes from './conflict.module.css'
import type { CustomerFields, FieldName } from './fields.ts'

export interface ConflictFacts {
  /** Who saved; null when the history does not say it. */
  who: string | null
  before: CustomerFields
  theirs: CustomerFields
  taken: FieldName[]
  both: FieldName[]
}

export interface ConflictProps {
  facts: ConflictFacts
  mine: CustomerFields
  onTake: <Name extends FieldName>(name: Name, value: CustomerFields[Name]) => void
}

/** What somebody else saved while this was being edited, field by field. */
export function Conflict({ facts, mine, onTake }: ConflictProps) {
  const { t } = useTranslation('customers')
  const { who, before, theirs, taken, both } = facts
  return (
    <div className={classes.conflict}>
      <Note kind="held">
        <p>{t('conflict.title', { who: who ?? t('conflict.somebody') })}</p>
        <ul className={classes.list}>
          {taken.map((name) => (
            <li key={name}>
              {t('conflict.taken', {
                field: t(name),
                before: before[name] || '–',
                after: theirs[name] || '–',
              })}
            </li>
          ))}
          {both.map((name) => (
            <li key={name}>
              {t('conflict.both', { field: t(name), theirs: theirs[name] || '–' })}{' '}
              {mine[name] === theirs[name] ? null : (
                <Button size="compact-sm" onClick={() => onTake(name, theirs[name])}>
                  {t('conflict.take')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <p>{t('conflict.save')}</p>
      </Note>
    </div>
  )
}
