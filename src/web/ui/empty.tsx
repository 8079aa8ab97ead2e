import type { ReactNode } from 'react'
import classes from './empty.module.css'

/** Nothing here yet: what this is for, and the button that fills it. */
export function Empty({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <strong>{title}</strong>
      {hint === undefined ? null : <p>{hint}</p>}
      {action}
    </div>
  )
}
