import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './checklist.module.css'
import { Icon } from './icon.tsx'
import { Panel } from './panel.tsx'

export interface Step {
  title: string
  /** What it is for, or what was made. */
  detail: ReactNode
  done: boolean
  /** Shown at the first step that is not done. */
  action: ReactNode
}

/** Steps in their order, with the next one pointed out. */
export function Checklist({ title, steps }: { title: string; steps: Step[] }) {
  const { t } = useTranslation('common')
  const done = steps.filter(({ done }) => done).length
  const next = steps.findIndex(({ done }) => !done)
  return (
    <Panel title={title} flush aside={t('stepsDone', { done, count: steps.length })}>
      <ol className={classes.steps}>
        {steps.map(({ title, detail, done, action }, index) => (
          <li
            key={title}
            data-done={done}
            data-next={index === next}
            aria-current={index === next ? 'step' : undefined}
          >
            <Icon name={done ? 'sent' : index === next ? 'dot' : 'ring'} />
            <span className={classes.title}>
              {index + 1}. {title}
            </span>
            <span className={classes.detail}>{detail}</span>
            <span className={classes.end}>{done ? t('stepDone') : index === next ? action : null}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
