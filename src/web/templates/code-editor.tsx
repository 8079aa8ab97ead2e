import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Annotation, Compartment, EditorState, Prec, type Extension } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '#contract/problem.ts'
import { problemSentence } from '../ui/problem-words.ts'
import type { Format } from '#contract/templates.ts'
import classes from './code-editor.module.css'
import { braceInput } from './brace-input.ts'
import { completeLookup } from './complete-lookup.ts'
import { besideOrBelow } from './completion-info-slot.ts'
import { completeFrom } from './completion.ts'
import { editorTheme } from './editor-theme.ts'
import type { Insertion } from './insertion.ts'
import { jinja } from './jinja-language.ts'
import { offsetOf, wordEnd } from './positions.ts'
import { fixLabel, type QuickFix } from './quick-fix.ts'

/** What stands beside the editor does this to it. */
export interface EditorHandle {
  /** Writes at the cursor what is made for the text before it. */
  insert: (make: (before: string) => Insertion) => void
  /** Changes a part of the text, as if it were typed: it can be undone. */
  apply: (change: QuickFix) => void
  /** Line and column as a problem has them. */
  jump: (line: number, column: number) => void
  focus: () => void
}

export interface CodeEditorProps {
  value: string
  onChange: (value: string) => void
  label: string
  language: Format | 'html'
  /** One line, as a subject is. */
  singleLine?: boolean
  readOnly?: boolean
  /** The chosen sample's event: what is completed. */
  payload: unknown
  /** Whose look-up tables are completed. */
  customerId: string | null
  /** Those of this text. */
  problems: Problem[]
  /** What can be done at once about one; only where the text may be changed. */
  fixOf?: ((problem: Problem) => QuickFix | null) | undefined
  handle?: Ref<EditorHandle>
  onFocus?: () => void
}

/** Marks a text that was given to the editor, not typed in it. */
const fromOutside = Annotation.define<boolean>()

/** CodeMirror with the template language. Loaded by itself, since it is large: see editor-slot.tsx. */
export default function CodeEditor(props: CodeEditorProps) {
  const { value, label, language, singleLine = false, readOnly = false, problems, handle } = props
  const { t, i18n } = useTranslation('templates')
  const { language: spoken } = i18n
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  // The editor is made once; what it calls are always the latest.
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const setup = useRef(new Compartment())
  // Told and not yet come back: a page that renders slowly is behind what is typed meanwhile.
  const told = useRef<string[]>([])

  useEffect(() => {
    const parent = host.current
    if (!parent) return
    const { current: compartment } = setup
    const tell = (text: string) => {
      told.current.push(text)
      latest.current.onChange(text)
    }
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          compartment.of([]),
          common,
          autocompletion({
            override: [
              completeFrom(() => latest.current.payload),
              completeLookup(() => latest.current.customerId),
            ],
            icons: false,
            positionInfo: besideOrBelow,
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((one) => one.annotation(fromOutside)))
              tell(update.state.doc.toString())
            if (update.focusChanged && update.view.hasFocus) latest.current.onFocus?.()
          }),
        ],
      }),
    })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [])

  useEffect(() => {
    const extensions: Extension[] = [
      jinja(language),
      EditorView.contentAttributes.of({
        'aria-label': label,
        'aria-multiline': String(!singleLine),
        tabindex: '0',
      }),
      EditorState.readOnly.of(readOnly),
      EditorState.phrases.of(t('editor.phrases', { returnObjects: true })),
      singleLine ? oneLine : [lineNumbers(), lintGutter(), highlightActiveLine()],
      language === 'json' ? [] : EditorView.lineWrapping,
    ]
    view.current?.dispatch({ effects: setup.current.reconfigure(extensions) })
  }, [language, label, singleLine, readOnly, t])

  useEffect(() => {
    const editor = view.current
    const echo = told.current.lastIndexOf(value)
    if (echo >= 0) {
      // Our own words, perhaps older than what stands here by now.
      told.current.splice(0, echo + 1)
      return
    }
    if (!editor || editor.state.doc.toString() === value) return
    told.current = []
    const changes = { from: 0, to: editor.state.doc.length, insert: value }
    editor.dispatch({ changes, annotations: fromOutside.of(true) })
  }, [value])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const text = editor.state.doc.toString()
    const diagnostics = problems.flatMap((problem) => {
      const { line, column, severity } = problem
      if (line === undefined) return []
      const from = offsetOf(text, line, column ?? 1)
      const fix = latest.current.fixOf?.(problem) ?? null
      const actions = fix === null ? [] : [{ name: fixLabel(fix, t), apply: mending(fix, from) }]
      return [{ from, to: wordEnd(text, from), severity, message: problemSentence(problem, spoken), actions }]
    })
    editor.dispatch(setDiagnostics(editor.state, diagnostics))
  }, [problems, spoken, t])

  useImperativeHandle(handle, () => handleOf(view), [])

  return <div ref={host} className={singleLine ? classes.line : classes.editor} />
}

/** Mends from the mark in the text, wherever it has moved meanwhile. */
function mending({ from, to, insert }: QuickFix, marked: number) {
  return (editor: EditorView, now: number): void => {
    const changes = { from: from - marked + now, to: to - marked + now, insert }
    editor.dispatch({ changes, userEvent: 'input.complete' })
  }
}

const common: Extension = [
  history(),
  bracketMatching(),
  braceInput,
  closeBrackets(),
  highlightSelectionMatches(),
  search({ top: true }),
  EditorState.tabSize.of(2),
  editorTheme,
  // The page's own keys come first.
  Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => true }])),
  // Tab leaves the editor, so that nobody is caught in it.
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...defaultKeymap,
    ...historyKeymap,
    ...searchKeymap,
  ]),
]

const oneLine: Extension = [
  EditorState.transactionFilter.of((transaction) => (transaction.newDoc.lines > 1 ? [] : transaction)),
  EditorView.lineWrapping,
]

function handleOf(view: { readonly current: EditorView | null }): EditorHandle {
  return {
    insert(make) {
      const editor = view.current
      if (!editor || editor.state.readOnly) return
      const { from, to } = editor.state.selection.main
      const { text, cursor } = make(editor.state.sliceDoc(0, from))
      editor.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + cursor },
        scrollIntoView: true,
        userEvent: 'input',
      })
      editor.focus()
    },
    apply({ from, to, insert }) {
      view.current?.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        scrollIntoView: true,
        userEvent: 'input.complete',
      })
      view.current?.focus()
    },
    jump(line, column) {
      const editor = view.current
      if (!editor) return
      const anchor = offsetOf(editor.state.doc.toString(), line, column)
      editor.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      })
      editor.focus()
    },
    focus: () => view.current?.focus(),
  }
}
