import type { Newline } from './body-formats.ts'
import { compileText, type CompiledText, type TextResult } from './compiled-text.ts'
import { HtmlSurroundings } from './html-surroundings.ts'
import { htmlToText } from './html-to-text.ts'
import type { KnownNames } from './names.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import type { Names, Printing } from './run.ts'
import { refused, type RenderedEmail, type TemplateCompilation, type TemplateSource } from './template.ts'
import type { Tracer } from './trace/tracer.ts'
import { collapse } from './white-space.ts'

const AS_MAIL: Printing = { printsNone: false, keepsDigits: false }

/** Compiles the three texts of an e-mail. */
export function compileEmail(
  source: TemplateSource,
  names: KnownNames,
  newline: Newline,
  tracer?: Tracer,
): TemplateCompilation {
  if (typeof source === 'string') return refused('source_of_mail')
  const plain = (text: string, field: string): TextResult =>
    compileText(text, {
      field,
      names,
      printing: AS_MAIL,
      surroundings: () => new PlainSurroundings(),
      newline,
      tracer,
    })
  const subject = plain(source.subject, 'subject')
  const html = compileText(source.html, {
    field: 'html',
    names,
    printing: { ...AS_MAIL, escapes: true },
    surroundings: () => new HtmlSurroundings(),
    newline,
    tracer,
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
