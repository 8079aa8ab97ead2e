import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import classes from './fold.module.css'

export interface FoldProps {
  label: string
  /** What is set, shown while it is folded. */
  value: ReactNode
  open?: boolean
  children: ReactNode
}

/** What is rarely needed: folded it shows its value on the form's grid. */
export function Fold({ label, value, open = false, children }: FoldProps) {
  return (
    <details className={classes.fold} open={open}>
      <summary>
        <span className={classes.label}>{label}</span>
        <span className={classes.set}>{value}</span>
        <Icon name="right" small />
      </summary>
      <div className={classes.content}>{children}</div>
    </details>
  )
}
