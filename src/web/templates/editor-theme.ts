import { EditorView } from '@codemirror/view'

/** CodeMirror in the console's colours; its own are for another page. */
export const editorTheme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', height: '100%' },
  // Drawn by the editor's frame, around the line numbers too.
  '&.cm-focused': { outline: 'none' },
  '.cm-content:focus-visible': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontSize: 'var(--mantine-font-size-sm)',
    lineHeight: '20px',
  },
  '.cm-content': { caretColor: 'var(--accent)', padding: 'var(--mantine-spacing-sm) 0' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--ink-3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'var(--hover)' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--select)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--line)',
  },
  '.cm-content ::selection': { backgroundColor: 'var(--line)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--waiting-tint)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--select)', outline: '1px solid var(--line)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--failed)',
    textUnderlineOffset: '4px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--held)',
    textUnderlineOffset: '4px',
  },
  // CodeMirror's own marks are pictures with colours of their own.
  '.cm-gutter-lint': { width: '16px' },
  '.cm-lint-marker': { content: 'normal !important', width: '12px', fontWeight: '600', textAlign: 'center' },
  '.cm-lint-marker-error::before': { content: '"✕"', color: 'var(--failed)' },
  '.cm-lint-marker-warning::before': { content: '"△"', color: 'var(--held)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    border: 'none',
    borderRadius: 'var(--mantine-radius-default)',
    boxShadow: 'var(--float)',
  },
  '.cm-diagnostic': { padding: 'var(--mantine-spacing-sm)', maxWidth: '48ch' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--failed)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--held)' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--accent)',
    color: 'var(--paper)',
    borderRadius: 'var(--mantine-radius-default)',
    padding: '2px 8px',
    margin: 'var(--mantine-spacing-xs) 0 0',
    display: 'block',
    textAlign: 'left',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mantine-font-family-monospace)', maxHeight: '240px' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px !important', display: 'flex', gap: '16px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--select) !important',
    color: 'var(--ink) !important',
    boxShadow: 'inset 3px 0 0 var(--select-line)',
  },
  '.cm-completionDetail': { color: 'var(--ink-3)', fontStyle: 'normal', marginLeft: 'auto' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-panels': { backgroundColor: 'var(--sunk)', color: 'var(--ink)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-textfield, .cm-button': {
    backgroundColor: 'var(--paper)',
    backgroundImage: 'none',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--mantine-radius-default)',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--ink)' },
})
