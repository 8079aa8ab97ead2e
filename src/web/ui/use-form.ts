import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { ApiFailure } from '../api/client.ts'
import { faultAt } from './failure.tsx'

type Faults<Values> = Partial<Record<keyof Values, string | undefined>>

export interface FormOptions<Values extends object, Result> {
  initial: Values
  /** What is wrong with a field, before anything is sent. */
  check?: (values: Values) => Faults<Values>
  save: (values: Values) => Promise<Result>
  onSaved?: (result: Result) => unknown
  /** Where the fields stand in the request, as a JSON pointer; without it at its top. */
  under?: string
  /** Empty again once it was saved: the next one can be added. */
  clears?: boolean
}

export interface Form<Values extends object> {
  values: Values
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void
  /** Other values, without a word of what was saved or failed before. */
  replace: (values: Values) => void
  /** What is wrong with a field: found here, or answered by the API. */
  fault: (name: keyof Values & string) => string | undefined
  /** A failure that belongs to no field of this form. */
  failure: unknown
  error: unknown
  /** Something was typed that is not saved. */
  dirty: boolean
  saving: boolean
  saved: boolean
  submit: (event: FormEvent<HTMLFormElement>) => void
}

/** Fields that are saved together. A failed request keeps what was typed; the first wrong field gets the focus. */
export function useForm<Values extends object, Result>(options: FormOptions<Values, Result>): Form<Values> {
  const { initial, check, save, onSaved, under = '', clears = false } = options
  const [values, setValues] = useState(initial)
  const [kept, setKept] = useState(initial)
  const [isTried, setTried] = useState(false)
  const mutation = useMutation({ mutationFn: save, ...(onSaved ? { onSuccess: onSaved } : {}) })
  const found: Faults<Values> = isTried && check ? check(values) : {}

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (mutation.isPending) return
    if (check && Object.values(check(values)).some((fault) => fault !== undefined)) return focusFault(form)
    mutation.mutate(values, {
      onSuccess: () => {
        setTried(false)
        if (clears) setValues(initial)
        else setKept(values)
      },
      onError: () => focusFault(form),
    })
  }

  function change(next: Values): void {
    setValues(next)
    if (!mutation.isIdle && !mutation.isPending) mutation.reset()
  }

  return {
    values,
    set: (name, value) => change({ ...values, [name]: value }),
    replace: change,
    fault: (name) => found[name] ?? faultAt(mutation.error, `${under}/${name}`),
    failure: belongsToField(mutation.error, under, values) ? null : mutation.error,
    error: mutation.error,
    dirty: JSON.stringify(values) !== JSON.stringify(kept),
    saving: mutation.isPending,
    saved: mutation.isSuccess,
    submit,
  }
}

/** What is wrong within a field counts as its fault, too. */
function belongsToField(error: unknown, under: string, values: object): boolean {
  if (!(error instanceof ApiFailure) || error.details.length === 0) return false
  return error.details.every(({ path }) => {
    const [name = ''] = path.slice(under.length + 1).split('/')
    return path.startsWith(`${under}/`) && name in values
  })
}

/** After the next picture, when the fields know what is wrong with them. */
function focusFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
}
