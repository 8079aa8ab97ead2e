import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareProblem } from '#contract/problem.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { problemSentence } from '../ui/problem-words.ts'
import { useEditing } from './editing-context.ts'
import classes from './live-result.module.css'

/** What a field gives for the chosen sample, below it; or why it gives nothing. */
export function LiveResult({ fault, children }: { fault: BareProblem | null; children: ReactNode }) {
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
