import type { Completion, CompletionInfo } from '@codemirror/autocomplete'
import i18next from 'i18next'
import type { Kind } from '#mapping/reference/reference.ts'
import type * as loaded from './completion-info.ts'

type Describing = typeof loaded

let describing: Describing | null = null

/** What a name is for is loaded with the first list of completions that is shown, not with the editor. */
async function load(): Promise<Describing> {
  const [made] = await Promise.all([import('./completion-info.ts'), i18next.loadNamespaces('language')])
  describing = made
  return made
}

/** What is shown beside a completion of this kind. */
export function infoOn(kind: Kind): (completion: Completion) => CompletionInfo | Promise<CompletionInfo> {
  return ({ label }) => {
    // Given at once, it is read aloud as the description of its name.
    if (describing !== null) return describing.infoOf(kind, label)
    return load().then(
      (made) => made.infoOf(kind, label),
      () => null,
    )
  }
}
