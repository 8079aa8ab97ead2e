import { Prec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** The second key of `{{`, `{%` and `{#` brings the end, also within quotes, with room in between. */
export const braceInput = Prec.high(
  EditorView.inputHandler.of((view, from, to, typed) => {
    const end = ends.get(typed)
    if (end === undefined || from !== to || view.state.readOnly) return false
    if (view.state.sliceDoc(from - 1, from) !== '{') return false
    const after = view.state.sliceDoc(to, to + 1)
    // The first brace may have brought its own end.
    const closing = after === '}' ? end.slice(0, -1) : end
    view.dispatch({
      changes: { from, insert: `${typed}  ${closing}` },
      selection: { anchor: from + typed.length + 1 },
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
