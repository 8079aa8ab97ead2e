import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Problem } from '#contract/problem.ts'
import { Icon } from '../ui/icon.tsx'
import { problemWords } from '../ui/problem-words.ts'
import { fixLabel, type QuickFix } from './quick-fix.ts'
import classes from './problem-list.module.css'

export interface ProblemListProps {
  problems: Problem[]
  onJump: (problem: Problem) => void
  /** What can be done at once about one; only where the text may be changed. */
  fixOf?: (problem: Problem) => QuickFix | null
  onFix?: (problem: Problem, fix: QuickFix) => void
}

/** What is wrong and where; choosing one goes there. */
export function ProblemList({ problems, onJump, fixOf, onFix }: ProblemListProps) {
  const { t } = useTranslation('templates')
  if (problems.length === 0) return null
  const fixes = problems.map((problem) => fixOf?.(problem) ?? null)
  return (
    <ul className={classes.list} aria-label={t('problems.title')}>
      {problems.map((problem, at) => (
        <li key={`${at}-${problem.code}`}>
          <button
            type="button"
            className={classes.problem}
            data-severity={problem.severity}
            onClick={() => onJump(problem)}
          >
            <span className={classes.place}>
              <Icon name={problem.severity === 'error' ? 'failed' : 'warn'} small />
              <span className="spoken">{t(`problems.${problem.severity}`)}</span>
              {placeOf(problem, t)}
            </span>
            <Words problem={problem} hasFix={fixes[at] !== null} />
          </button>
          <FixButton fix={fixes[at] ?? null} onFix={(fix) => onFix?.(problem, fix)} />
        </li>
      ))}
    </ul>
  )
}

function FixButton({ fix, onFix }: { fix: QuickFix | null; onFix: (fix: QuickFix) => void }) {
  const { t } = useTranslation('templates')
  if (fix === null) return null
  return (
    <Button size="compact-sm" title={fix.insert.trim()} onClick={() => onFix(fix)}>
      {fixLabel(fix, t)}
    </Button>
  )
}

/** What is wrong; how to mend it, unless a button does. */
function Words({ problem, hasFix }: { problem: Problem; hasFix: boolean }) {
  const { i18n } = useTranslation('problems')
  const { message, fix } = problemWords(problem, i18n.language)
  return (
    <span>
      {message}
      {fix === undefined || hasFix ? null : <span className={classes.fix}> {fix}</span>}
    </span>
  )
}

/** "Line 9:36"; of a mail with the text it is in. */
function placeOf({ line, column = 1, field }: Problem, t: TFunction<'templates'>): string {
  const known = field === 'subject' || field === 'html' || field === 'text' ? t(`field.${field}`) : null
  if (line === undefined) return known ?? ''
  return `${known ?? t('problems.line')} ${line}:${column}`
}
