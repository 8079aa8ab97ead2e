import { Fragment, type ReactNode } from 'react'
import classes from './facts.module.css'

export interface Fact {
  name: string
  value: ReactNode
  hint?: string
}

/** What can only be read: names in one column, values beside. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value, hint }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {hint === undefined ? null : <p className={classes.hint}>{hint}</p>}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
