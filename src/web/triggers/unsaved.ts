import type { TriggerDraft } from './draft.ts'

/** What is written and not stored yet, with what it was written on. */
export interface Unsaved {
  draft: TriggerDraft
  base: TriggerDraft
  revision: number | null
}

/** Kept until the browser's tab is closed: a reload or a sign-in in between loses nothing. */
export function keep(id: string | null, { draft, base, revision }: Unsaved): void {
  const unsaved = { draft: withoutTyped(draft), base, revision }
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(unsaved))
  } catch {
    // Full, or switched off: then only this page holds it.
  }
}

export function forget(id: string | null): void {
  sessionStorage.removeItem(keyOf(id))
}

export function unsavedOf(id: string | null): Unsaved | null {
  try {
    const stored = sessionStorage.getItem(keyOf(id))
    // Only `keep` writes there; an older form of it is refused by the server, not by us.
    return stored === null ? null : (JSON.parse(stored) as Unsaved)
  } catch {
    return null
  }
}

function keyOf(id: string | null): string {
  return `postbud.trigger.${id ?? 'new'}`
}

/** What was typed as a password is in no storage of the browser. */
function withoutTyped(draft: TriggerDraft): TriggerDraft {
  const { auth } = draft
  if (auth === null) return draft
  switch (auth.type) {
    case 'basic':
      return typeof auth.password === 'string' ? { ...draft, auth: { ...auth, password: '' } } : draft
    case 'bearer':
      return typeof auth.token === 'string' ? { ...draft, auth: { ...auth, token: '' } } : draft
    case 'header':
      return typeof auth.value === 'string' ? { ...draft, auth: { ...auth, value: '' } } : draft
  }
}
