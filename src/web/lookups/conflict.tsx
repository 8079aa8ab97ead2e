import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Lookup } from '#contract/lookups.ts'
import { Note } from '../ui/note.tsx'
import classes from './conflict.module.css'
import type { EntryChange } from './merge.ts'
import type { Row } from './rows.ts'
import { ruleText } from './rule-text.ts'
import type { ConflictFacts } from './use-lookup.ts'

export interface ConflictProps {
  facts: ConflictFacts
  rows: readonly Row[]
  unknown: Lookup['unknown']
  /** What is here is not what they saved. */
  dirty: boolean
  onTake: (change: EntryChange) => void
  onTakeRule: (rule: Lookup['unknown']) => void
}

/** More than that nobody reads; the history has them all. */
const mostShown = 20

/** What somebody else saved while this was being edited, key by key. */
export function Conflict({ facts, rows, unknown, dirty, onTake, onTakeRule }: ConflictProps) {
  const { t } = useTranslation('lookups')
  const { who, taken, both, rule } = facts
  const isTheirs = ({ key, theirs }: EntryChange) =>
    (rows.find((row) => row.key === key)?.value ?? null) === theirs
  const isRuleTheirs = rule !== null && ruleText(rule.theirs, t) === ruleText(unknown, t)

  function words({ key, before, theirs }: EntryChange): string {
    if (theirs === null) return t('conflict.removed', { key, before })
    return before === null
      ? t('conflict.added', { key, theirs })
      : t('conflict.changed', { key, before, theirs })
  }

  return (
    <Note kind="held">
      <p>{t('conflict.title', { who: who ?? t('conflict.somebody') })}</p>
      {taken.length > 0 || rule?.isTaken ? (
        <>
          <p>{t('conflict.taken')}</p>
          <ul className={classes.list}>
            {rule?.isTaken ? <li>{t('conflict.rule', { rule: ruleText(rule.theirs, t) })}</li> : null}
            {taken.slice(0, mostShown).map((change) => (
              <li key={change.key}>{words(change)}</li>
            ))}
            {taken.length > mostShown ? (
              <li>{t('conflict.more', { count: taken.length - mostShown })}</li>
            ) : null}
          </ul>
        </>
      ) : null}
      {both.length > 0 || rule?.isTaken === false ? (
        <>
          <p>{t('conflict.both')}</p>
          <ul className={classes.list}>
            {rule?.isTaken === false ? (
              <li>
                {t('conflict.rule', { rule: ruleText(rule.theirs, t) })}{' '}
                {isRuleTheirs ? null : (
                  <Button size="compact-sm" onClick={() => onTakeRule(rule.theirs)}>
                    {t('conflict.take')}
                  </Button>
                )}
              </li>
            ) : null}
            {both.map((change) => (
              <li key={change.key}>
                {words(change)}{' '}
                {isTheirs(change) ? null : (
                  <Button
                    size="compact-sm"
                    aria-label={t('conflict.takeOf', { key: change.key })}
                    onClick={() => onTake(change)}
                  >
                    {t('conflict.take')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{t(dirty ? 'conflict.save' : 'conflict.same')}</p>
    </Note>
  )
}
