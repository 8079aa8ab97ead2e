/** Where scheme, host and port end in a URL template: they are literal, so no hole comes before. */
const literalStart = /^(https?:\/\/[^/?#\\\s{}]+)(?=[/?#]|\{|$)/i

/** The part of a URL template that says where it leads; null when it is not literal. */
export function addressOf(url: string): string | null {
  const [start] = literalStart.exec(url) ?? []
  // A hole right behind the host could make it another one: http://a.dk{{ x }}.
  if (start === undefined || url.charAt(start.length) === '{') return null
  return URL.canParse(start) ? start : null
}

/** The host as a person reads it, with a port that is not the scheme's own; null when it is not literal. */
export function hostOf(url: string): string | null {
  const address = addressOf(url)
  return address === null ? null : new URL(address).host
}
