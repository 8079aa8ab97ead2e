import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import classes from './note.module.css'

export type NoteKind = 'plain' | 'sent' | 'waiting' | 'held' | 'failed'

const icons: Record<NoteKind, IconName> = {
  plain: 'dot',
  sent: 'sent',
  waiting: 'waiting',
  held: 'warn',
  failed: 'failed',
}

/** A sentence that matters, with what to do. Failures are announced at once. */
export function Note({ kind = 'plain', children }: { kind?: NoteKind; children: ReactNode }) {
  return (
    <div className={classes.note} data-kind={kind} role={kind === 'failed' ? 'alert' : 'status'}>
      <Icon name={icons[kind]} />
      <div>{children}</div>
    </div>
  )
}
