import { getSlice, wholeArgument } from '../access.ts'
import { lengthOf } from '../code-points.ts'
import type { Run } from '../run.ts'
import { stringOf, type Value } from '../value.ts'
import { SPACE } from '../white-space.ts'

/** How links are written. */
export interface LinkOptions {
  /** How many characters of an address are shown; null: all. */
  limit: Value
  /** Of the attributes `rel` and `target`, escaped. */
  rel: string
  target: string | null
  /** How else an address may begin. */
  schemes: readonly string[]
}

const BETWEEN = new RegExp(`([${SPACE}]+)`)
const WORD = '[\\p{L}\\p{N}_]'
const LABEL = '[\\p{L}\\p{N}_%-]'

/*
 * What the reference takes for an address of the web. Without regard to size, its i also stands for the Turkish ones.
 */
const WEB = new RegExp(
  '^(?:' +
    `(?:https?://|www\\.)(?:(?:${LABEL}+\\.)+)?(?:[a-zİı]{2,63}|xn--[\\p{L}\\p{N}_%]{2,59})` +
    `|(?:${LABEL}{2,63}\\.)+(?:com|net|[iİı]nt|edu|gov|org|[iİı]nfo|m[iİı]l)` +
    '|https?://(?:\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){3}|\\[(?:[\\p{Nd}a-f]{0,4}:){2}(?:[\\p{Nd}a-f]{0,4}:?){1,6}\\])' +
    `)(?::\\p{Nd}{1,5})?(?:[/?#][^${SPACE}]*)?$`,
  'iu',
)
const MAIL = new RegExp(`^[^${SPACE}]+@${WORD}[\\p{L}\\p{N}_.-]*\\.${WORD}+$`, 'u')

const PAIRS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['<', '>'],
  ['&lt;', '&gt;'],
]

/** Escaped text with its addresses made links, as the reference finds them. */
export function withLinks(escaped: string, options: LinkOptions, run: Run): string {
  run.chargeCharacters(6 * escaped.length)
  let text = ''
  for (const word of escaped.split(BETWEEN)) {
    run.charge(4 + options.schemes.length)
    const linked = linkedWord(word, options, run)
    run.chargeJoined(text.length, linked.length)
    text += linked
  }
  return text
}

function linkedWord(word: string, options: LinkOptions, run: Run): string {
  const head = /^(?:[(<]|&lt;)+/.exec(word)?.[0] ?? ''
  const [middle, tail] = balanced(...apart(word.slice(head.length)))
  return head + link(middle, options, run) + tail
}

/** Marks at the end are not of the address. */
function apart(word: string): [string, string] {
  let end = word.length
  for (;;) {
    if (')>.,'.includes(word.charAt(end - 1)) && end > 0) end--
    else if (word.endsWith('&gt;', end)) end -= 4
    else return [word.slice(0, end), word.slice(end)]
  }
}

/** But for those that close what is open in it. */
function balanced(word: string, after: string): [string, string] {
  let [middle, tail] = [word, after]
  for (const [open, close] of PAIRS) {
    const opened = countOf(middle, open)
    if (opened <= countOf(middle, close)) continue
    let end = 0
    for (let count = 0; count < opened; count++) {
      const at = tail.indexOf(close, end)
      if (at < 0) break
      end = at + close.length
    }
    middle += tail.slice(0, end)
    tail = tail.slice(end)
  }
  return [middle, tail]
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1
}

function link(word: string, options: LinkOptions, run: Run): string {
  const { rel, target, schemes } = options
  const more = ` rel="${rel}"${target === null ? '' : ` target="${target}"`}`
  run.charge(1 + (more.length >> 4))
  if (WEB.test(word)) {
    const isWhole = word.startsWith('https://') || word.startsWith('http://')
    return `<a href="${isWhole ? '' : 'https://'}${word}"${more}>${shortened(word, options.limit, run)}</a>`
  }
  if (word.startsWith('mailto:') && MAIL.test(word.slice(7))) return `<a href="${word}">${word.slice(7)}</a>`
  const isMail = word.includes('@') && !/^(?:www\.|@)/.test(word) && !word.includes(':') && MAIL.test(word)
  if (isMail) return `<a href="mailto:${word}">${word}</a>`
  let linked = word
  for (const scheme of schemes) {
    if (linked === scheme || !linked.startsWith(scheme)) continue
    run.chargeText(2 * linked.length + more.length)
    linked = `<a href="${linked}"${more}>${linked}</a>`
  }
  return linked
}

function shortened(address: string, limit: Value, run: Run): string {
  if (limit === null) return address
  const count = wholeArgument(limit, 'trim_url_limit')
  if (lengthOf(address) <= count) return address
  return `${stringOf(getSlice(address, null, count, null, run)) ?? ''}...`
}
