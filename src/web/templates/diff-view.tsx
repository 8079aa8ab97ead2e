import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '#contract/templates.ts'
import classes from './diff-view.module.css'
import { editorTheme } from './editor-theme.ts'
import { jinja } from './jinja-language.ts'

export interface DiffViewProps {
  left: string
  right: string
  leftLabel: string
  rightLabel: string
  language: Format | 'html'
}

const narrow = '(max-width: 720px)'

/** Two texts and what differs: beside each other, one below the other on a phone. Loaded by itself, like the editor. */
export default function DiffView({ left, right, leftLabel, rightLabel, language }: DiffViewProps) {
  const { t } = useTranslation('templates')
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const parent = host.current
    if (!parent) return
    const shown = (label: string): Extension => [
      jinja(language),
      lineNumbers(),
      editorTheme,
      EditorState.readOnly.of(true),
      EditorState.phrases.of(t('editor.phrases', { returnObjects: true })),
      EditorView.contentAttributes.of({ 'aria-label': label }),
      EditorView.lineWrapping,
    ]
    const collapseUnchanged = { margin: 3, minSize: 6 }
    if (matchMedia(narrow).matches) {
      const extensions = [
        shown(`${leftLabel} → ${rightLabel}`),
        unifiedMergeView({ original: left, mergeControls: false, collapseUnchanged }),
      ]
      const view = new EditorView({ parent, state: EditorState.create({ doc: right, extensions }) })
      return () => view.destroy()
    }
    const view = new MergeView({
      parent,
      a: { doc: left, extensions: shown(leftLabel) },
      b: { doc: right, extensions: shown(rightLabel) },
      collapseUnchanged,
    })
    return () => view.destroy()
  }, [left, right, leftLabel, rightLabel, language, t])
  return (
    <div className={classes.diff}>
      <div className={classes.labels} aria-hidden="true">
        <span>{leftLabel}</span>
        <span>{rightLabel}</span>
      </div>
      <div ref={host} className={classes.texts} />
    </div>
  )
}
