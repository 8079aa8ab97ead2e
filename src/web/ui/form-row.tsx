import type { ReactNode } from 'react'
import classes from './form-row.module.css'

export interface FormRowProps {
  label: string
  /** Of the one control in it; several controls name themselves. */
  htmlFor?: string
  hint?: ReactNode
  children: ReactNode
}

/** Names in one column, values beside; below each other on a phone. */
export function FormRow({ label, htmlFor, hint, children }: FormRowProps) {
  return (
    <div className={classes.row}>
      {htmlFor === undefined ? (
        <span className={classes.label}>{label}</span>
      ) : (
        <label className={classes.label} htmlFor={htmlFor}>
          {label}
        </label>
      )}
      <div className={classes.value}>
        {children}
        {hint === undefined ? null : <p className={classes.hint}>{hint}</p>}
      </div>
    </div>
  )
}
