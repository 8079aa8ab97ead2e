import type { ReactNode } from 'react'
import classes from './form-box.module.css'
import type { Form } from './use-form.ts'

/** A form no wider than lines are read well. It says itself what is wrong, in the console's language. */
export function FormBox<Values extends object>({
  form,
  children,
}: {
  form: Form<Values>
  children: ReactNode
}) {
  return (
    <form className={classes.form} noValidate onSubmit={form.submit}>
      {children}
    </form>
  )
}
