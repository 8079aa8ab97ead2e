import { useId, type ReactNode } from 'react'
import classes from './panel.module.css'

export interface PanelProps {
  title: string
  /** Its number in a flow of steps. */
  step?: number
  /** At the right of the title. */
  aside?: ReactNode
  /** Without a margin around the content: for tables and rows that go from edge to edge. */
  flush?: boolean
  /** The page's title or tab says it already: only spoken. */
  bare?: boolean
  children: ReactNode
}

/** A titled box of a page. */
export function Panel({ title, step, aside, flush = false, bare = false, children }: PanelProps) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id}>
      {bare ? (
        <h2 id={id} className="spoken">
          {title}
        </h2>
      ) : (
        <header>
          {step === undefined ? null : <span className={classes.step}>{step}</span>}
          <h2 id={id}>{title}</h2>
          <span className={classes.aside}>{aside}</span>
        </header>
      )}
      <div className={flush ? undefined : classes.content}>{children}</div>
    </section>
  )
}
