import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format, Source } from '#contract/templates.ts'
import { Loading } from '../ui/loading.tsx'
import { Note } from '../ui/note.tsx'
import { sameSource } from './draft-keeper.ts'
import classes from './source-diff.module.css'
import { textsOf } from './source-texts.ts'

const DiffView = lazy(() => import('./diff-view.tsx'))

export interface SourceDiffProps {
  format: Format
  left: Source
  right: Source
  leftLabel: string
  rightLabel: string
}

/** What differs between two contents; of a mail, each text that differs. */
export function SourceDiff({ format, left, right, leftLabel, rightLabel }: SourceDiffProps) {
  const { t } = useTranslation('templates')
  if (sameSource(left, right)) return <Note>{t('diff.same')}</Note>
  const before = textsOf(left, format)
  const after = textsOf(right, format)
  const changed = after.filter(({ text }, at) => text !== before[at]?.text)
  return (
    <div className={classes.texts}>
      <Suspense fallback={<Loading />}>
        {changed.map(({ field, language, text }) => (
          <div key={field}>
            {format === 'email' ? <p className={classes.field}>{t(`field.${field}`)}</p> : null}
            <DiffView
              left={before.find((one) => one.field === field)?.text ?? ''}
              right={text}
              leftLabel={leftLabel}
              rightLabel={rightLabel}
              language={language}
            />
          </div>
        ))}
      </Suspense>
    </div>
  )
}
