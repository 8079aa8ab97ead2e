import { BARE_ENTITIES, ENTITY_LINES, OTHER_CHARACTERS } from './entity-table.ts'
import { WHOLE_NUMBER_LIMIT_DIGITS } from './limits.ts'
import { RenderError } from './render-error.ts'
import type { Run } from './run.ts'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['NewLine', '\n'],
  ...ENTITY_LINES.trim()
    .split('\n')
    .map((line): [string, string] => {
      const space = line.indexOf(' ')
      return [line.slice(0, space), line.slice(space + 1)]
    }),
])

const BARE: ReadonlySet<string> = new Set(BARE_ENTITIES.trim().split(/\s/))

const REFERENCE = /&(?:#(?:(\d+)|[xX]([\da-fA-F]+));?|([^\t\n\f <&#;]{1,32};?))/gu

/** Characters instead of their names and numbers in HTML, where a name may also go on without an end. */
export function withoutEntities(text: string, run: Run): string {
  if (!text.includes('&')) return text
  run.chargeCharacters(2 * text.length)
  return text.replace(
    REFERENCE,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named(name) ?? whole
      return numbered(decimal, hex)
    },
  )
}

function named(name: string): string | null {
  if (name.endsWith(';')) {
    const characters = ENTITIES.get(name.slice(0, -1))
    if (characters !== undefined) return characters
  }
  for (let end = name.length; end > 1; end--) {
    const beginning = name.slice(0, end)
    if (BARE.has(beginning)) return (ENTITIES.get(beginning) ?? '') + name.slice(end)
  }
  return null
}

function numbered(decimal: string | undefined, hex: string | undefined): string {
  if (decimal !== undefined && decimal.length > WHOLE_NUMBER_LIMIT_DIGITS) {
    throw new RenderError('too_large', 'whole_number_too_long', { limit: WHOLE_NUMBER_LIMIT_DIGITS })
  }
  const number = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  const other = OTHER_CHARACTERS[number]
  if (other !== undefined) return other
  if (number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff)) return '\ufffd'
  return isImpossible(number) ? '' : String.fromCodePoint(number)
}

/** What HTML has no character for: most control characters, and what Unicode never assigns. */
function isImpossible(number: number): boolean {
  const isControl = (number < 32 && ![9, 10, 12, 13].includes(number)) || (number >= 0x7f && number <= 0x9f)
  return isControl || (number >= 0xfdd0 && number <= 0xfdef) || (number & 0xfffe) === 0xfffe
}
