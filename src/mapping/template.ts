import type { Problem } from '#contract/problem.ts'
import { bodyWays, type BodyFormat, type Newline, type RenderedBody } from './body-formats.ts'
import { compileText, type CompiledText, type TextResult } from './compiled-text.ts'
import type { StoredTypes } from './hole-types.ts'
import { HtmlSurroundings } from './html-surroundings.ts'
import { htmlToText } from './html-to-text.ts'
import type { LookupTables } from './lookups.ts'
import { ownNames, type KnownNames } from './names.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import type { Names, Printing } from './run.ts'
import type { WrittenSecret } from './secrets.ts'
import type { Value } from './value.ts'
import { collapse } from './white-space.ts'

export type TemplateFormat = BodyFormat | 'email'

/** The text of a template; the three texts of an e-mail. */
export type TemplateSource = string | { subject: string; html: string; text?: string }

/** What says which types unquoted holes in JSON have. */
interface TypeHints {
  /** Parsed sample payloads. */
  samples: Value[]
}

export interface TemplateInput extends Partial<TypeHints> {
  format: TemplateFormat
  source: TemplateSource
  /** What the template's own line ends become in the output; left out: LF. What data holds stays. */
  lineEnds?: 'lf' | 'crlf'
  /** The look-up tables there are, to find one that is not; left out: not checked. */
  tables?: LookupTables
  /** Types decided when the version was published; they take the place of samples. */
  types?: Value
}

/** A message's content. */
export type Rendered = RenderedBody | RenderedEmail

interface RenderedEmail {
  format: 'email'
  subject: string
  html: string
  text: string
}

export interface CompiledTemplate {
  format: TemplateFormat
  /** The content type of what is rendered, unless the trigger names another. */
  contentType: string
  /** The types of unquoted holes, to be stored with a published version and given back as `types`. */
  types: StoredTypes
  /** The content for one payload, with marks for the secrets it writes. Throws a `RenderError` and nothing else. */
  render: (names: Names, secrets?: WrittenSecret[]) => Rendered
}

/** What came of compiling: null when a problem is an error. */
export interface TemplateCompilation {
  template: CompiledTemplate | null
  problems: Problem[]
}

const AS_MAIL: Printing = { printsNone: false, keepsDigits: false }

/** Compiles a code template and tells every problem that can be known before a payload comes. */
export function compileTemplate(input: TemplateInput): TemplateCompilation {
  const { format, source } = input
  const names: KnownNames = {
    own: ownNames(['trigger', 'postback', 'part']),
    samples: input.samples ?? [],
    absent: format === 'email' ? ['secrets'] : [],
    tables: input.tables ?? null,
  }
  const newline = input.lineEnds === 'crlf' ? '\r\n' : '\n'
  if (format === 'email') return compileEmail(source, names, newline)
  if (typeof source !== 'string') return refused('A template of this format is one text.')
  const ways = bodyWays(format, input.types, newline)
  const { printing, surroundings, finish } = ways
  const { text, problems } = compileText(source, { field: 'source', names, printing, surroundings, newline })
  if (text === null) return { template: null, problems }
  const render = (seen: Names, secrets?: WrittenSecret[]): Rendered => finish(text.render(seen, secrets))
  return { template: { format, ...ways.decided(), render }, problems }
}

function compileEmail(source: TemplateSource, names: KnownNames, newline: Newline): TemplateCompilation {
  if (typeof source === 'string')
    return refused('An e-mail template has a subject, html and, if wanted, text.')
  const plain = (text: string, field: string): TextResult =>
    compileText(text, {
      field,
      names,
      printing: AS_MAIL,
      surroundings: () => new PlainSurroundings(),
      newline,
    })
  const subject = plain(source.subject, 'subject')
  const html = compileText(source.html, {
    field: 'html',
    names,
    printing: AS_MAIL,
    surroundings: () => new HtmlSurroundings(),
    newline,
  })
  const text = source.text === undefined ? null : plain(source.text, 'text')
  const problems = [...subject.problems, ...html.problems, ...(text?.problems ?? [])]
  if (subject.text === null || html.text === null || (text !== null && text.text === null)) {
    return { template: null, problems }
  }
  const render = emailRenderer(subject.text, html.text, text?.text ?? null)
  const contentType = 'text/html; charset=utf-8'
  return { template: { format: 'email', contentType, types: {}, render }, problems }
}

function emailRenderer(subject: CompiledText, html: CompiledText, text: CompiledText | null) {
  return (names: Names): RenderedEmail => {
    const renderedHtml = html.render(names)
    return {
      format: 'email',
      subject: collapse(subject.render(names)),
      html: renderedHtml,
      text: text === null ? htmlToText(renderedHtml) : text.render(names),
    }
  }
}

function refused(message: string): TemplateCompilation {
  return {
    template: null,
    problems: [{ code: 'wrong_source', severity: 'error', message, phase: 'save', field: 'source' }],
  }
}
