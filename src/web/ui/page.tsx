import { Link } from '@tanstack/react-router'
import { Fragment, useEffect, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import classes from './page.module.css'

interface Crumb {
  label: string
  to: string
}

export interface PageProps {
  title: string
  crumbs?: Crumb[]
  /** Beside the title: state, what was saved. */
  aside?: ReactNode
  /** At the right. One primary button a page. */
  actions?: ReactNode
  /** A narrow column at the right, below everything at 720 px. */
  rail?: ReactNode
  children: ReactNode
}

/** A page: a head that stays, then its panels. Names the browser's tab. */
export function Page({ title, crumbs, aside, actions, rail, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Postbud`
  }, [title])
  return (
    <>
      <div className={classes.head}>
        <div className={classes.names}>
          {crumbs === undefined ? null : (
            <nav className={classes.crumbs} aria-label={title}>
              {crumbs.map(({ label, to }) => (
                <Fragment key={to}>
                  <Link to={to}>{label}</Link>
                  <Icon name="right" small />
                </Fragment>
              ))}
            </nav>
          )}
          <div className={classes.title}>
            <h1>{title}</h1>
            {aside}
          </div>
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      {rail === undefined ? (
        <div className={classes.body}>{children}</div>
      ) : (
        <div className={classes.withRail}>
          <div className={classes.column}>{children}</div>
          <aside className={classes.rail}>{rail}</aside>
        </div>
      )}
    </>
  )
}
