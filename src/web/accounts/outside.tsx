import { useEffect, type ReactNode } from 'react'
import { LanguageSwitch } from './language-switch.tsx'
import classes from './outside.module.css'

/** The frame of pages for those who are not signed in. */
export function Outside({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Postbud`
  }, [title])
  return (
    <>
      <header className={classes.top}>
        <span className={classes.brand}>Postbud</span>
        <LanguageSwitch />
      </header>
      <div className={classes.stripe} />
      <main className={classes.main}>
        <h1>{title}</h1>
        {children}
      </main>
    </>
  )
}
