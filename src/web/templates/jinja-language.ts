import { HighlightStyle, StreamLanguage, syntaxHighlighting, type StreamParser } from '@codemirror/language'
import { tags } from '@lezer/highlight'
import type { Format } from '#contract/templates.ts'

/** Where the text stands: in the document, or in which kind of braces. */
interface ParserState {
  inside: 'document' | 'hole' | 'statement' | 'comment'
  /** The document is within a JSON text or a tag. */
  isInText: boolean
  /** What comes next in a hole is a filter's name. */
  isFilter: boolean
}

const statements =
  /^(?:for|in|endfor|if|elif|else|endif|set|endset|not|and|or|is|true|false|none|True|False|None)\b/

/** Jinja over JSON, HTML or plain text, as far as colours need it; the server knows the grammar. */
function parser(format: Format | 'html'): StreamParser<ParserState> {
  return {
    name: `jinja-${format}`,
    startState: () => ({ inside: 'document', isInText: false, isFilter: false }),
    token(stream, state) {
      if (state.inside === 'comment') {
        if (stream.skipTo('#}')) {
          stream.match('#}')
          state.inside = 'document'
        } else stream.skipToEnd()
        return 'comment'
      }
      if (state.inside !== 'document') {
        if (stream.match(state.inside === 'hole' ? /^[-+]?\}\}/ : /^[-+]?%\}/)) {
          state.inside = 'document'
          return 'brace'
        }
        return insideBraces(stream, state)
      }
      if (stream.match('{#')) {
        state.inside = 'comment'
        return 'comment'
      }
      if (stream.match(/^\{\{[-+]?/)) {
        state.inside = 'hole'
        state.isFilter = false
        return 'brace'
      }
      if (stream.match(/^\{%[-+]?/)) {
        state.inside = 'statement'
        state.isFilter = false
        return 'brace'
      }
      if (format === 'json') return jsonToken(stream, state)
      if (format === 'html' || format === 'xml') return htmlToken(stream, state)
      stream.next()
      stream.match(/^[^{]+/)
      return null
    },
    tokenTable: {
      brace: tags.processingInstruction,
      statement: tags.controlKeyword,
      filter: tags.function(tags.variableName),
      path: tags.variableName,
      key: tags.propertyName,
      markup: tags.tagName,
      number: tags.number,
      string: tags.string,
      comment: tags.comment,
    },
    languageData: { commentTokens: { block: { open: '{#', close: '#}' } } },
  }
}

type Stream = Parameters<StreamParser<ParserState>['token']>[0]

function insideBraces(stream: Stream, state: ParserState): string | null {
  if (stream.eatSpace()) return null
  if (stream.match(/^"(?:[^"\\]|\\.)*"?|^'(?:[^'\\]|\\.)*'?/)) return 'string'
  if (stream.match(/^\d[\d_.]*/)) return 'number'
  if (stream.match('|')) {
    state.isFilter = true
    return null
  }
  if (state.isFilter && stream.match(/^\w+/)) {
    state.isFilter = false
    return 'filter'
  }
  if (stream.match(statements)) return 'statement'
  if (stream.match(/^[A-Za-z_]\w*/)) return 'path'
  stream.next()
  return null
}

function jsonToken(stream: Stream, state: ParserState): string | null {
  if (state.isInText) {
    if (stream.match('"')) {
      state.isInText = false
      return 'string'
    }
    if (!stream.match(/^(?:\\.|[^"\\{]|\{(?![{%#]))+/)) stream.next()
    return 'string'
  }
  if (stream.match(/^"(?:[^"\\{]|\\.|\{(?![{%#]))*"(?=\s*:)/)) return 'key'
  if (stream.match('"')) {
    state.isInText = true
    return 'string'
  }
  if (stream.match(/^-?\d[\d.eE+-]*|^(?:true|false|null)\b/)) return 'number'
  stream.next()
  return null
}

function htmlToken(stream: Stream, state: ParserState): string | null {
  if (state.isInText) {
    if (stream.match('>')) state.isInText = false
    else if (!stream.match(/^(?:[^>{]|\{(?![{%#]))+/)) stream.next()
    return 'markup'
  }
  if (stream.match(/^<[/!a-zA-Z]/)) {
    state.isInText = true
    return 'markup'
  }
  if (!stream.match(/^(?:[^<{]|\{(?![{%#]))+/)) stream.next()
  return null
}

/** One ink: weight and grey for structure, as wire text has it. Red is only for faults. */
const style = HighlightStyle.define([
  { tag: [tags.processingInstruction, tags.controlKeyword], fontWeight: '600', color: 'var(--ink)' },
  { tag: tags.function(tags.variableName), fontWeight: '600', color: 'var(--ink-2)' },
  { tag: tags.variableName, color: 'var(--accent)' },
  { tag: [tags.propertyName, tags.tagName], color: 'var(--ink-2)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
])

export function jinja(format: Format | 'html') {
  return [StreamLanguage.define(parser(format)), syntaxHighlighting(style)]
}
