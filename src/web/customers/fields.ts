import type { Customer } from '#contract/customers.ts'
import type { Language } from '../i18n/i18n.ts'
import { isEmail } from '../accounts/limits.ts'

/** What a customer's form holds. Everything is text: empty where the API has null. */
export interface CustomerFields {
  name: string
  referenceId: string
  email: string
  locale: Language
  timeZone: string
}

export function fieldsOf(customer: Customer): CustomerFields {
  const { name, referenceId, email, locale, timeZone } = customer
  return { name, referenceId, email: email ?? '', locale: locale === 'da' ? 'da' : 'en', timeZone }
}

/** As the API takes them. */
export function inputOf({ name, referenceId, email, locale, timeZone }: CustomerFields) {
  return {
    name: name.trim(),
    referenceId: referenceId.trim(),
    email: email.trim() === '' ? null : email.trim(),
    locale,
    timeZone,
  }
}

export type FieldName = keyof CustomerFields

export const fieldNames = [
  'name',
  'referenceId',
  'email',
  'locale',
  'timeZone',
] as const satisfies FieldName[]

/** What is not right before anything is sent; the words are the caller's. */
export function faultsOf({ name, referenceId, email }: CustomerFields): Partial<Record<FieldName, true>> {
  return {
    ...(name.trim() === '' ? { name: true } : {}),
    ...(referenceId.trim() === '' ? { referenceId: true } : {}),
    ...(email.trim() !== '' && !isEmail(email) ? { email: true } : {}),
  }
}

/** The computer's own zone first thing in a new form. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Every zone the browser knows, and what is set even if the browser does not know it. */
export function timeZones(chosen: string): string[] {
  return [...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort()
}
