import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Problem } from '#contract/problem.ts'
import { Icon } from '../ui/icon.tsx'
import { problemKind } from './problem-kind.ts'
import classes from './problem-list.module.css'

export interface ProblemListProps {
  problems: Problem[]
  onJump: (problem: Problem) => void
}

/** What is wrong and where; choosing one goes there. */
export function ProblemList({ problems, onJump }: ProblemListProps) {
  const { t } = useTranslation('templates')
  if (problems.length === 0) return null
  return (
    <ul className={classes.list} aria-label={t('problems.title')}>
      {problems.map((problem, at) => (
        <li key={`${at}-${problem.code}`}>
          <button type="button" data-severity={problem.severity} onClick={() => onJump(problem)}>
            <span className={classes.place}>
              <Icon name={problem.severity === 'error' ? 'failed' : 'warn'} small />
              <span className="spoken">{t(`problems.${problem.severity}`)}</span>
              {placeOf(problem, t)}
            </span>
            <span>
              <ProblemKind code={problem.code} /> {problem.message}
              {problem.fix === undefined ? null : <span className={classes.fix}> {problem.fix}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function ProblemKind({ code }: { code: string }) {
  const kind = problemKind(code)
  return kind === null ? null : <strong>{kind}:</strong>
}

/** "Line 9:36"; of a mail with the text it is in. */
function placeOf({ line, column = 1, field }: Problem, t: TFunction<'templates'>): string {
  const known = field === 'subject' || field === 'html' || field === 'text' ? t(`field.${field}`) : null
  if (line === undefined) return known ?? ''
  return `${known ?? t('problems.line')} ${line}:${column}`
}
