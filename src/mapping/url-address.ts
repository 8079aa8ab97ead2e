import type { BareProblem } from '#contract/problem.ts'
import type { Expression } from './ast.ts'
import type { ExpressionCompiler } from './compile-expression.ts'
import type { Emit, FragmentWays, Surroundings } from './compile-template.ts'
import { compileText } from './compiled-text.ts'
import { NO_DATA, ownNames, type KnownData } from './names.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import { errorInField } from './render-error.ts'
import type { Names, Printing } from './run.ts'
import { problemInField } from './save-error.ts'
import { printed } from './text.ts'
import type { Tracer } from './trace/tracer.ts'
import { percentEncode } from './url-encoding.ts'

/** A URL template: gives the URL for one payload, or throws a `RenderError`. */
export type CompiledUrl = (names: Names) => string

const PRINTING: Printing = { printsNone: false, keepsDigits: true }
const NAMES = {
  own: ownNames(['trigger', 'postback', 'part', 'body', 'fields']),
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
  data: KnownData = NO_DATA,
): { url: CompiledUrl | null; problems: BareProblem[] } {
  const trimmed = source.trim()
  const fault = originFault(trimmed)
  if (fault !== null) return { url: null, problems: [fault] }
  const { text, problems } = compileText(trimmed, {
    field: 'url',
    names: { ...NAMES, ...data },
    printing: PRINTING,
    surroundings: () => new UrlSurroundings(),
    tracer,
  })
  if (text === null) return { url: null, problems }
  const origin = ORIGIN.exec(trimmed)?.[0] ?? ''
  if (!trimmed.includes('{')) {
    const plain = urlFault(trimmed, origin)
    if (plain !== null)
      return { url: null, problems: [...problems, problemInField('invalid_url', 'url', plain)] }
    return { url: () => trimmed, problems }
  }
  const url = (names: Names): string => {
    const rendered = text.render(names)
    const wrong = urlFault(rendered, origin)
    if (wrong !== null) throw errorInField('invalid_url', 'url', wrong)
    return rendered
  }
  return { url, problems }
}

function originFault(source: string): BareProblem | null {
  const match = ORIGIN.exec(source)
  const beforeHole = source.split('{', 1)[0] ?? ''
  if (match === null || match[0].includes('{')) {
    if (source.includes('{') && !/^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^/?#\\{]*[/?#]/.test(beforeHole)) {
      return problemInField('host_not_literal', 'url', 'host_not_literal')
    }
    return problemInField('invalid_url', 'url', 'url_beginning')
  }
  const [origin, scheme = '', authority = ''] = match
  if (!/^https?$/i.test(scheme)) return problemInField('invalid_url', 'url', 'url_scheme')
  if (authority.includes('@')) {
    return problemInField('invalid_url', 'url', 'url_with_user')
  }
  if (authority === '' || !URL.canParse(`${origin}/`))
    return problemInField('invalid_url', 'url', 'url_host_invalid')
  return null
}

/** Why a finished URL cannot be sent to. */
type UrlFault = 'url_characters' | 'url_invalid' | 'url_fragment' | 'url_dots'

/** What is wrong with a finished URL; null when nothing is. */
function urlFault(url: string, origin: string): UrlFault | null {
  if (/[\s\x00-\x20\x7f\\]/.test(url)) return 'url_characters'
  if (!url.startsWith(origin) || !URL.canParse(url)) return 'url_invalid'
  if (url.includes('#')) return 'url_fragment'
  const path = url.slice(origin.length).replace(/\?.*/, '')
  const steps = new Set(path.split('/').map((segment) => segment.replace(/%2e/gi, '.')))
  return steps.has('.') || steps.has('..') ? 'url_dots' : null
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
