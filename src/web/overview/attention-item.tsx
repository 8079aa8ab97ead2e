import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../ui/icon.tsx'
import classes from './attention.module.css'

/** The button of a row. */
export function To({ to, search, label }: { to: string; search?: Record<string, string>; label: string }) {
  return <Button renderRoot={(props) => <Link to={to} search={search ?? {}} {...props} />}>{label}</Button>
}

export interface ItemProps {
  kind: 'failed' | 'held' | 'waiting' | 'cancelled'
  icon: IconName
  word: string
  what: ReactNode
  todo: string
  action: ReactNode
}

/** One thing to look at. */
export function Item({ kind, icon, word, what, todo, action }: ItemProps) {
  return (
    <li>
      <span className={classes.word} data-kind={kind}>
        <Icon name={icon} small /> {word}
      </span>
      <div className={classes.text}>
        <p>{what}</p>
        <p className={classes.todo}>{todo}</p>
      </div>
      {action}
    </li>
  )
}
