const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE\s[^>]*>|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/g
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Well-formed XML, or HTML written like it, in a form that is equal where the documents are: attributes by name,
 * references resolved, empty elements written alike, no comments. Prefixes count as they are written.
 * @param trimmed leaves out white space around text
 */
export function canonicalMarkup(markup: string, { trimmed }: { trimmed: boolean }): string[] {
  const parts: string[] = []
  let text = ''
  const endText = () => {
    const kept = trimmed ? text.trim() : text
    if (kept !== '') parts.push(kept)
    text = ''
  }
  for (const [token, cdata, closed, opened, attributes = '', slash] of markup.trim().matchAll(TOKEN)) {
    if (cdata !== undefined) text += cdata
    else if (!token.startsWith('<')) text += resolved(token)
    else if (!token.startsWith('<!--') && !token.startsWith('<?')) {
      endText()
      if (closed !== undefined) parts.push(`</${closed}>`)
      else if (opened === undefined) parts.push(token)
      else parts.push(`<${[opened, ...sorted(attributes)].join(' ')}>`)
      if (opened !== undefined && slash === '/') parts.push(`</${opened}>`)
    }
  }
  endText()
  return parts
}

function sorted(attributes: string): string[] {
  return Array.from(attributes.matchAll(ATTRIBUTE), ([, name = '', double, single]) => {
    return `${name}=${JSON.stringify(resolved(double ?? single ?? ''))}`
  }).toSorted()
}

function resolved(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(String(hex), 16))
    return NAMED[String(name)] ?? whole
  })
}
