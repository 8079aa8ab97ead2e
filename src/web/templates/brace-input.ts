import { Prec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/**
 * The second key of `{{`, `{%` and `{#` brings the end, also within quotes, with room in between. Who types room and
 * end all the same has them once.
 */
export const braceInput = Prec.high(
  EditorView.inputHandler.of((view, from, to, typed) => {
    if (from !== to || view.state.readOnly) return false
    const before = view.state.sliceDoc(Math.max(0, from - 3), from)
    const after = view.state.sliceDoc(to, to + 3)
    const end = ends.get(typed)
    if (end !== undefined && before.endsWith('{')) {
      // The first brace may have brought its own end.
      const closing = after.startsWith('}') ? end.slice(0, -1) : end
      view.dispatch({
        changes: { from, insert: `${typed}  ${closing}` },
        selection: { anchor: from + typed.length + 1 },
        userEvent: 'input.type',
      })
      return true
    }
    const brought = /^ [}%#]\}$/.test(after)
    if (typed === ' ' && brought && /\{[{%#] $/.test(before)) return true
    if (typed !== '}' || !brought || !before.endsWith(after.slice(1, 2))) return false
    view.dispatch({
      changes: { from, to: to + after.length, insert: typed },
      selection: { anchor: from + typed.length },
      userEvent: 'input.type',
    })
    return true
  }),
)

const ends = new Map([
  ['{', '}}'],
  ['%', '%}'],
  ['#', '#}'],
])
