import type { BareProblem } from '#contract/problem.ts'
import { ability } from './abilities.ts'
import { bodyWays, type BodyFormat, type RenderedBody } from './body-formats.ts'
import { compileText } from './compiled-text.ts'
import type { StoredTypes } from './hole-types.ts'
import type { LookupTables } from './lookups.ts'
import { ownNames, type KnownEvents, type KnownNames } from './names.ts'
import type { Names } from './run.ts'
import { problemInField } from './save-error.ts'
import type { WrittenSecret } from './secrets.ts'
import type { Tracer } from './trace/tracer.ts'
import type { Value } from './value.ts'

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
  /** What is known of events beside the samples; left out: nothing. */
  events?: KnownEvents
  /** The look-up tables there are, to find one that is not; left out: not checked. */
  tables?: LookupTables
  /** Types decided when the version was published; they take the place of samples. */
  types?: Value
  /** Watches the renderings; left out, nothing of it is compiled in. */
  tracer?: Tracer
}

/** A message's content. */
export type Rendered = RenderedBody | RenderedEmail

export interface RenderedEmail {
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
  problems: BareProblem[]
}

/** Compiles a code template and tells every problem that can be known before a payload comes. */
export function compileTemplate(input: TemplateInput): TemplateCompilation {
  const { format, source, tracer } = input
  const names: KnownNames = {
    own: ownNames(['trigger', 'postback', 'part']),
    samples: input.samples ?? [],
    absent: format === 'email' ? ['secrets'] : [],
    tables: input.tables ?? null,
    events: input.events,
  }
  const newline = input.lineEnds === 'crlf' ? '\r\n' : '\n'
  if (format === 'email') return ability('email').compileEmail(source, names, newline, tracer)
  if (typeof source !== 'string') return refused('source_one_text')
  const ways = bodyWays(format, input.types, newline)
  const { printing, surroundings, finish } = ways
  const { text, problems } = compileText(source, {
    field: 'source',
    names,
    printing,
    surroundings,
    newline,
    tracer,
  })
  if (text === null) return { template: null, problems }
  const render = (seen: Names, secrets?: WrittenSecret[]): Rendered => finish(text.render(seen, secrets))
  return { template: { format, ...ways.decided(), render }, problems }
}

/** What is given is no source for the format. */
export function refused(reason: 'source_one_text' | 'source_of_mail'): TemplateCompilation {
  return {
    template: null,
    problems: [problemInField('wrong_source', 'source', reason)],
  }
}
