import i18next from 'i18next'

/** What was done, in words; an action this console does not know as it is named. */
export function actionText(action: string): string {
  const text: unknown = i18next.getResource(i18next.language, 'settings', `actionNames.${action}`)
  return typeof text === 'string' ? text : action
}

/** Where what was changed can be seen; null where it has no page. */
export function subjectPath({ type, id }: { type: string; id: string }): string | null {
  if (type === 'customer') return `/customers/${id}`
  if (type === 'template') return `/templates/${id}`
  if (type === 'trigger') return `/triggers/${id}`
  if (type === 'postback') return `/postbacks/${id}`
  if (type === 'lookup') return `/lookups/${id}`
  return null
}

/** What it was called then: names change, the history stays. */
export function subjectName(before: unknown, after: unknown): string | null {
  for (const state of [after, before]) {
    if (typeof state !== 'object' || state === null) continue
    if ('name' in state && typeof state.name === 'string') return state.name
    if ('email' in state && typeof state.email === 'string') return state.email
  }
  return null
}
