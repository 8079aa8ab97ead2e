import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareProblem } from '#contract/problem.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { problemSentence } from '../ui/problem-words.ts'
import { useEditing } from './editing-context.ts'
import classes from './live-result.module.css'

export interface LiveResultProps {
  fault: BareProblem | null
  /** As problems name it. */
  field: string
  children: ReactNode
}

/** What a field gives for the chosen sample, below it; or why it gives nothing. Then what is probably not meant. */
export function LiveResult({ fault, field, children }: LiveResultProps) {
  return (
    <>
      <Result fault={fault}>{children}</Result>
      <Warnings field={field} />
    </>
  )
}

/** What the server found in the field when it was saved as it is. */
function Warnings({ field }: { field: string }) {
  const { stored, saving } = useEditing()
  if (saving !== 'clean') return null
  const found = (stored?.problems ?? []).filter(
    ({ field: of = '', severity }) => severity === 'warning' && (of === field || of.startsWith(`${field}.`)),
  )
  return found.map((problem, at) => (
    <p key={`${at}-${problem.code}`} className={classes.result} data-severity="warning">
      {problemSentence(problem)}
    </p>
  ))
}

function Result({ fault, children }: Omit<LiveResultProps, 'field'>) {
  const { t } = useTranslation(['triggers', 'problems'])
  const { sample } = useEditing()
  if (sample === null) return <p className={classes.result}>{t('sample.chooseEvent')}</p>
  const name = sample.labels?.[currentLanguage()] ?? sample.name
  return (
    <p className={classes.result} data-wrong={fault !== null}>
      {t('sample.with', { name })} {fault === null ? children : problemSentence(fault)}
    </p>
  )
}
