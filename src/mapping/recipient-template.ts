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
import { printed, textOf } from './text.ts'
import { elementsOf } from './value.ts'

/** A recipient template: gives no, one or several addresses for one payload, or throws a `RenderError`. */
export type CompiledRecipient = (names: Names) => string[]

const PRINTING: Printing = { printsNone: false, keepsDigits: true }
const NAMES = {
  own: ownNames(['trigger', 'postback', 'part']),
  absent: ['secrets'],
  tables: null,
}

/** Stands between the addresses of a list while they are rendered; it can be part of no address. */
const BETWEEN = '\u0000'

const BARE = /^[^\s@<>()[\]\\,;:"\x00-\x1f\x7f]+@[^\s@<>()[\]\\,;:"\x00-\x1f\x7f]+$/
const NAMED = /^(?:"[^"\\<>\r\n]*"|[^"<>,;:@()[\]\\\x00-\x1f\x7f]*)\s*<([^<>]+)>$/

/**
 * Compiles a recipient. A hole may give one address or a list of them; an address is `name@host` or
 * `Name <name@host>`. What is null, undefined or empty is no recipient.
 */
export function compileRecipient(
  source: string,
  field: string,
  data: KnownData = NO_DATA,
): { recipient: CompiledRecipient | null; problems: BareProblem[] } {
  const { text, problems } = compileText(source, {
    field,
    names: { ...NAMES, ...data },
    printing: PRINTING,
    surroundings: () => new RecipientSurroundings(),
  })
  if (text === null) return { recipient: null, problems }
  if (!source.includes('{') && !isAddress(source.trim())) {
    const address = JSON.stringify(source)
    const problem = problemInField('invalid_address', field, 'not_an_address', { address })
    return { recipient: null, problems: [...problems, problem] }
  }
  const recipient = (names: Names): string[] => {
    const rendered = text.render(names).split(BETWEEN)
    return rendered.map((address) => checked(address.trim(), field)).filter((address) => address !== '')
  }
  return { recipient, problems }
}

/** Whether the text is one address. */
function isAddress(text: string): boolean {
  return text.length <= 400 && (BARE.test(text) || BARE.test(NAMED.exec(text)?.[1]?.trim() ?? ''))
}

function checked(address: string, field: string): string {
  if (address === '' || isAddress(address)) return address
  if (/[\r\n]/.test(address)) throw errorInField('invalid_address', field, 'line_break_in_address')
  throw errorInField('invalid_address', field, 'not_an_address', {
    address: JSON.stringify(address.slice(0, 100)),
  })
}

/** A list arriving in a hole becomes several addresses. */
class RecipientSurroundings implements Surroundings {
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
    return (run) => {
      const value = evaluate(run)
      run.at = at
      const items = elementsOf(value)
      if (items === null) run.write(printed(value, run).replaceAll(BETWEEN, '\ufffd'))
      else {
        const addresses = items.map((item) =>
          item === null ? '' : textOf(item, run).replaceAll(BETWEEN, '\ufffd'),
        )
        run.write(addresses.join(BETWEEN))
      }
    }
  }
}
