import type { Completion, CompletionInfo } from '@codemirror/autocomplete'
import type { EditorView, Rect } from '@codemirror/view'
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

/** Room beside the list in which a sentence can be read, in pixels. */
const narrowest = 260

/** Beside the list where there is room, else below it, so that it hides no other name. */
export function besideOrBelow(_view: EditorView, list: Rect, option: Rect, _info: Rect, space: Rect) {
  const room = space.right - list.right
  return room >= narrowest
    ? { style: `left: 100%; top: ${option.top - list.top}px; max-width: ${room}px` }
    : { style: `left: 0; top: ${list.bottom - list.top}px; max-width: ${space.right - list.left}px` }
}
