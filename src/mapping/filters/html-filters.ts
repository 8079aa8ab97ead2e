import { iterate } from '../access.ts'
import { escapeHtml } from '../html-escape.ts'
import { isTrue, typeTerm } from '../kinds.ts'
import { RenderError, wrongType } from '../render-error.ts'
import type { Run } from '../run.ts'
import { withoutTags } from '../strip-tags.ts'
import { textOf } from '../text.ts'
import { entriesOf, isDictionary, Markup, stringOf, type Value } from '../value.ts'
import { words } from '../white-space.ts'
import { plain, type FilterWork } from './filter.ts'
import { chargeEscaping } from './text-filters.ts'
import { withLinks } from './links.ts'
import { compareTexts } from '../code-points.ts'

/** Filters that make HTML, or text of it. */
export const HTML_FILTERS = {
  /** `"<b>Ole</b> &amp; Bo" | striptags` is `Ole & Bo`. */
  striptags: plain((value, run) => withoutTags(textOf(value, run), run)),
  /** `{"id": 1, "class": none} | xmlattr` is ` id="1"`. */
  xmlattr: {
    apply: (value, [spaced], run) => markup(attributes(value, isTrue(spaced), run), run),
  },
  /** Makes links of addresses of the web and of mail. */
  urlize: {
    apply: (value, [limit, nofollow, target, rel, schemes], run) => {
      const links = {
        limit,
        rel: relations(rel, isTrue(nofollow), run),
        target: isTrue(target) ? escapedText(target, run) : null,
        schemes: schemes === null || !isTrue(schemes) ? [] : iterate(schemes, run).map(schemeOf),
      }
      return markup(withLinks(escapedText(value, run), links, run), run)
    },
  },
} satisfies Record<string, FilterWork>

export const HTML_WORK = { filters: HTML_FILTERS }

/** Where holes are escaped, what a filter made safe is not escaped again. */
function markup(text: string, run: Run): Value {
  return run.printing.escapes === true ? new Markup(text) : text
}

function escapedText(value: Value, run: Run): string {
  if (value instanceof Markup) return value.text
  const text = textOf(value, run)
  chargeEscaping(text, run)
  return escapeHtml(text)
}

function attributes(value: Value, isSpaced: boolean, run: Run): string {
  if (!isDictionary(value)) throw wrongType('object_expected', { type: typeTerm(value) })
  let text = ''
  for (const [key, given] of entriesOf(value)) {
    run.charge(5)
    if (given === null || given === undefined) continue
    const name = stringOf(key)
    if (name === null) throw wrongType('text_expected', { type: typeTerm(key) })
    if (/[\t-\r />=]/.test(name)) throw new RenderError('wrong_type', 'attribute_name', { name })
    const attribute = `${escapedText(key, run)}="${escapedText(given, run)}"`
    run.chargeJoined(text.length, attribute.length)
    text += text === '' ? attribute : ` ${attribute}`
  }
  return isSpaced && text !== '' ? ` ${text}` : text
}

/** Links are always `noopener`. */
function relations(rel: Value, nofollow: boolean, run: Run): string {
  const given = isTrue(rel) ? textOfRel(rel) : ''
  run.chargeCharacters(5 * given.length)
  const all = new Set([...words(given), ...(nofollow ? ['nofollow'] : []), 'noopener'])
  return escapeHtml([...all].toSorted(compareTexts).join(' '))
}

function textOfRel(rel: Value): string {
  const text = stringOf(rel)
  if (text === null) throw wrongType('text_expected', { type: typeTerm(rel) })
  return text
}

const SCHEME = /^[\p{L}\p{N}_.+-]{2,}:\/{0,2}$/u

function schemeOf(value: Value): string {
  const text = stringOf(value)
  if (text === null) throw wrongType('text_expected', { type: typeTerm(value) })
  if (!SCHEME.test(text)) throw new RenderError('wrong_type', 'not_a_scheme', { text })
  return text
}
