import { lazy, Suspense } from 'react'
import type { CodeEditorProps } from './code-editor.tsx'
import classes from './editor-slot.module.css'

const CodeEditor = lazy(() => import('./code-editor.tsx'))

/** The editor's place: the text can be read, in the final layout, before the editor has come. */
export function EditorSlot(props: CodeEditorProps) {
  return (
    <Suspense
      fallback={
        <pre className={props.singleLine ? classes.line : classes.waiting} aria-label={props.label}>
          {props.value}
        </pre>
      }
    >
      <CodeEditor {...props} />
    </Suspense>
  )
}
