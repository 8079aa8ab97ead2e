import type { Language } from '#contract/accounts.ts'

/** Which of our languages a browser prefers: the first it names, as browsers list them by preference. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const named = (acceptLanguage ?? '').toLowerCase().split(',')
  const first = named.map((part) => part.trim().slice(0, 2)).find((code) => code === 'da' || code === 'en')
  return first === 'da' ? 'da' : 'en'
}
