import { collapse, trimEnd } from './white-space.ts'

/** Tags that begin a new line. */
const LINE_TAGS: ReadonlySet<string> = new Set(
  'address article aside blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
)

/** Tags with an empty line around them. */
const PARAGRAPH_TAGS: ReadonlySet<string> = new Set(
  'blockquote h1 h2 h3 h4 h5 h6 ol p pre table ul'.split(' '),
)

/** Elements whose content is not read. */
const HIDDEN_TAGS: ReadonlySet<string> = new Set(['head', 'script', 'style', 'title', 'template'])

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  bull: '•',
  middot: '·',
  times: '×',
  laquo: '«',
  raquo: '»',
  aring: 'å',
  Aring: 'Å',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
}

const TOKEN =
  /<!--[^]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>|<[!?][^>]*>|[^<]+|</g
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i

/** The text part of a mail made from its HTML: lines for blocks, dashes for list items, links with their address. */
export function htmlToText(html: string): string {
  const lines: string[] = []
  let line = ''
  let hidden: string | null = null
  let link: { href: string; start: number } | null = null
  const endLine = (isParagraph: boolean): void => {
    const text = collapse(line)
    if (text !== '') lines.push(text)
    if (isParagraph && lines.length > 0 && lines.at(-1) !== '') lines.push('')
    line = ''
  }
  for (const [token, slash = '', tag = '', attributes = ''] of html.matchAll(TOKEN)) {
    const name = tag.toLowerCase()
    if (hidden !== null) {
      if (slash === '/' && name === hidden) hidden = null
      continue
    }
    if (name === '') {
      if (!token.startsWith('<') || token === '<') line += decodeEntities(token)
      continue
    }
    if (slash === '' && HIDDEN_TAGS.has(name) && !attributes.endsWith('/')) hidden = name
    if (LINE_TAGS.has(name)) endLine(PARAGRAPH_TAGS.has(name))
    if (slash === '' && name === 'li') line += '- '
    if (name === 'td' || name === 'th') line += ' '
    if (slash === '' && name === 'img') line += altOf(attributes)
    if (name !== 'a') continue
    if (slash === '') link = { href: hrefOf(attributes), start: line.length }
    else if (link !== null) {
      const label = collapse(line.slice(Math.min(link.start, line.length)))
      if (/^https?:|^mailto:/i.test(link.href) && !link.href.endsWith(label)) line += ` (${link.href})`
      link = null
    }
  }
  endLine(false)
  return trimEnd(lines.join('\n'))
}

function hrefOf(attributes: string): string {
  const match = HREF.exec(attributes)
  return decodeEntities(match?.[1] ?? match?.[2] ?? '')
}

function altOf(attributes: string): string {
  const match = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)
  return decodeEntities(match?.[1] ?? match?.[2] ?? '')
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]+));/g,
    (entity, decimal, hex, name) => {
      if (typeof name === 'string')
        return (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined) ?? entity
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      return isCharacter ? String.fromCodePoint(code) : entity
    },
  )
}
