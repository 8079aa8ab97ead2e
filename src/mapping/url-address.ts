import type { Problem } from '#contract/problem.ts'
import type { Expression } from './ast.ts'
import type { ExpressionCompiler } from './compile-expression.ts'
import type { Emit, FragmentWays, Surroundings } from './compile-template.ts'
import { compileText } from './compiled-text.ts'
import { ownNames } from './names.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import { RenderError } from './render-error.ts'
import type { Names, Printing } from './run.ts'
import { printed } from './text.ts'
import type { Tracer } from './trace/tracer.ts'
import { percentEncode } from './url-encoding.ts'

/** A URL template: gives the URL for one payload, or throws a `RenderError`. */
export type CompiledUrl = (names: Names) => string

const PRINTING: Printing = { printsNone: false, keepsDigits: true }
const NAMES = {
  own: ownNames(['trigger', 'postback', 'part', 'body', 'fields']),
  samples: [],
  absent: ['secrets'],
  tables: null,
}
const ORIGIN = /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\/([^/?#\\]*)/

/**
 * Compiles a URL. Scheme, host and port are literal, so that no order decides where credentials go; holes may stand
 * in the path and in the query, and are percent-encoded.
 */
export function compileUrl(
  source: string,
  tracer?: Tracer,
): { url: CompiledUrl | null; problems: Problem[] } {
  const trimmed = source.trim()
  const fault = originFault(trimmed)
  if (fault !== null) return { url: null, problems: [fault] }
  const { text, problems } = compileText(trimmed, {
    field: 'url',
    names: NAMES,
    printing: PRINTING,
    surroundings: () => new UrlSurroundings(),
    tracer,
  })
  if (text === null) return { url: null, problems }
  const origin = ORIGIN.exec(trimmed)?.[0] ?? ''
  if (!trimmed.includes('{')) {
    const plain = urlFault(trimmed, origin)
    if (plain !== null) return { url: null, problems: [...problems, urlProblem('invalid_url', plain)] }
    return { url: () => trimmed, problems }
  }
  const url = (names: Names): string => {
    const rendered = text.render(names)
    const wrong = urlFault(rendered, origin)
    if (wrong !== null) throw atUrl(new RenderError('invalid_url', wrong))
    return rendered
  }
  return { url, problems }
}

function originFault(source: string): Problem | null {
  const match = ORIGIN.exec(source)
  const beforeHole = source.split('{', 1)[0] ?? ''
  if (match === null || match[0].includes('{')) {
    if (source.includes('{') && !/^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^/?#\\{]*[/?#]/.test(beforeHole)) {
      return urlProblem(
        'host_not_literal',
        'Scheme, host and port must be written out: no order may decide where a message goes.',
        'Use holes in the path and in the query only, or one trigger for each host.',
      )
    }
    return urlProblem('invalid_url', 'A URL begins with https:// or http:// and a host.')
  }
  const [origin, scheme = '', authority = ''] = match
  if (!/^https?$/i.test(scheme)) return urlProblem('invalid_url', 'Only https and http can be sent to.')
  if (authority.includes('@')) {
    return urlProblem(
      'invalid_url',
      'A URL must not hold a user or password.',
      'Use the sign-in of the trigger.',
    )
  }
  if (authority === '' || !URL.canParse(`${origin}/`))
    return urlProblem('invalid_url', 'The host is not valid.')
  return null
}

/** What is wrong with a finished URL; null when nothing is. */
function urlFault(url: string, origin: string): string | null {
  if (/[\s\x00-\x20\x7f\\]/.test(url)) return 'The URL holds white space, a control character or a backslash.'
  if (!url.startsWith(origin) || !URL.canParse(url)) return 'The URL is not valid.'
  if (url.includes('#')) return 'The URL holds a #, and what stands after it would not be sent.'
  const path = url.slice(origin.length).replace(/\?.*/, '')
  const steps = new Set(path.split('/').map((segment) => segment.replace(/%2e/gi, '.')))
  return steps.has('.') || steps.has('..') ? 'The path holds a segment . or .., which would change it.' : null
}

function urlProblem(code: string, message: string, fix?: string): Problem {
  return {
    code,
    severity: 'error',
    message,
    phase: 'save',
    field: 'url',
    ...(fix === undefined ? {} : { fix }),
  }
}

function atUrl(error: RenderError): RenderError {
  const { code, message } = error
  error.problem = { code, severity: 'error', message, phase: 'render', field: 'url' }
  return error
}

/** A URL behind its host: holes are percent-encoded, slashes too. */
class UrlSurroundings implements Surroundings {
  state = ''

  text(): void {}

  fragment(): FragmentWays {
    return { value: new PlainSurroundings(), isMarkup: false, structure: null }
  }

  end(): null {
    return null
  }

  hole(expression: Expression, at: number, compiler: ExpressionCompiler): Emit {
    const { evaluate } = compiler.compile(expression)
    // What the template encodes itself is not encoded again.
    const isEncoded = expression.kind === 'filter' && expression.name === 'urlencode'
    return (run) => {
      const value = evaluate(run)
      run.at = at
      const text = printed(value, run)
      run.chargeText(text.length * 9)
      run.write(isEncoded ? text : percentEncode(text, 'segment'))
    }
  }
}
