import type { BareProblem } from '#contract/problem.ts'
import type { Because } from '#contract/problem-texts.ts'
import { reservedHeaders } from '#contract/reserved-headers.ts'
import { compileText } from './compiled-text.ts'
import type { SealedHeader } from './message.ts'
import { NO_DATA, ownNames, type KnownData } from './names.ts'
import { PlainSurroundings } from './plain-surroundings.ts'
import { errorInField } from './render-error.ts'
import type { Names, Printing } from './run.ts'
import { takeMarks, type WrittenSecret } from './secrets.ts'
import type { Tracer } from './trace/tracer.ts'
import { problemInField } from './save-error.ts'

/** A header's template: gives it for one payload, or throws a `RenderError`. */
export type CompiledHeader = (names: Names) => SealedHeader

const PRINTING: Printing = { printsNone: false, keepsDigits: true }
const NAMES = {
  own: ownNames(['trigger', 'postback', 'part', 'body', 'fields']),
  absent: [],
  tables: null,
}
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** Compiles a custom header. */
export function compileHeader(
  name: string,
  source: string,
  tracer?: Tracer,
  data: KnownData = NO_DATA,
): { header: CompiledHeader | null; problems: BareProblem[] } {
  const field = `headers.${name}`
  const fault = nameFault(name)
  if (fault !== null) {
    return {
      header: null,
      problems: [problemInField('invalid_header', field, ...fault)],
    }
  }
  const { text, problems } = compileText(source, {
    field,
    names: { ...NAMES, ...data },
    printing: PRINTING,
    surroundings: () => new PlainSurroundings(),
    tracer,
  })
  if (text === null) return { header: null, problems }
  const header = (names: Names): SealedHeader => {
    const secrets: WrittenSecret[] = []
    const { text: value, places } = takeMarks(text.render(names, secrets).trim(), secrets)
    const wrong = headerFault(value)
    if (wrong !== null) throw errorInField('invalid_header', field, wrong)
    return places.length === 0 ? [name, value] : [name, value, places]
  }
  return { header, problems }
}

function nameFault(name: string): Because | null {
  if (!TOKEN.test(name)) return ['header_name_characters']
  const lower = name.toLowerCase()
  if (lower === 'content-type') return ['header_is_content_type']
  return reservedHeaders.includes(lower) ? ['header_reserved', { name }] : null
}

/** Why a value cannot be a header's. */
type HeaderFault = 'line_break_in_header' | 'control_character_in_header' | 'half_character_in_header'

/** What is in a value that a header cannot hold; null when nothing is. */
export function headerFault(value: string): HeaderFault | null {
  if (/[\r\n]/.test(value)) return 'line_break_in_header'
  if (/[\x00-\x08\x0b-\x1f\x7f]/.test(value)) return 'control_character_in_header'
  // Characters beyond ASCII go out as UTF-8, which receivers read.
  return value.isWellFormed() ? null : 'half_character_in_header'
}
