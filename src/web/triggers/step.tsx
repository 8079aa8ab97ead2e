import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { Panel } from '../ui/panel.tsx'
import { useEditing } from './editing-context.ts'
import classes from './step.module.css'

const steps = ['when', 'where', 'how', 'test', 'activate'] as const
export type Step = (typeof steps)[number]

export interface StepPanelProps {
  step: Step
  aside?: ReactNode
  children: ReactNode
}

/** One of the numbered steps; the checks lead here. */
export function StepPanel({ step, aside, children }: StepPanelProps) {
  const { t } = useTranslation('triggers')
  return (
    <div id={step} className={classes.step} tabIndex={-1}>
      <Panel title={t(`step.${step}`)} step={steps.indexOf(step) + 1} aside={aside} flush>
        {children}
      </Panel>
    </div>
  )
}

/** The part of a step that is always open. */
export function StepForm({ children }: { children: ReactNode }) {
  return (
    <Editable>
      <div className={classes.form}>{children}</div>
    </Editable>
  )
}

/** Fields that who only looks cannot change; what is only read, and scrolled, stays outside. */
export function Editable({ children }: { children: ReactNode }) {
  const { mayEdit } = useEditing()
  return (
    <fieldset className={classes.editable} disabled={!mayEdit}>
      {children}
    </fieldset>
  )
}

/** The address stays as it is: it says which trigger this is, and the router would take another hash for a page. */
export function goToStep(step: Step): void {
  const target = document.getElementById(step)
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}
