import { ENCODE } from './places.ts'

/** A secret as it is, and as it looks after the encodings it may have gone through on its way there and back. */
export function spellingsOf(value: string): string[] {
  const encodings = Object.values(ENCODE)
  const once = encodings.map((encode) => encode(value))
  const twice = once.flatMap((encoded) => encodings.map((encode) => encode(encoded)))
  const all = [value, Buffer.from(value).toString('base64'), ...once, ...twice]
  const lower = all.map((encoded) => encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()))
  return [...all, ...lower, ...inJson(value), ...inPages(value)]
}

/** As receivers write it into JSON: each language escapes something else. */
function inJson(value: string): string[] {
  const json = ENCODE.json(value)
  const ascii = json.replace(/[\u0080-\uffff]/g, escaped)
  return [
    // PHP, and Python
    json.replaceAll('/', '\\/'),
    ascii.replaceAll('/', '\\/'),
    ascii,
    // Go, and .NET
    json.replace(/[<>&]/g, escaped),
    json
      .replaceAll('\\"', '"')
      .replace(/["'&+<>`\u0080-\uffff]/g, (character) => `\\u${hex(character).toUpperCase()}`),
  ]
}

/** As receivers write it into a page: a quotation mark has no name that all of them use. */
function inPages(value: string): string[] {
  const page = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const quoted = page.replaceAll('"', '&quot;')
  return [
    quoted,
    ...['&#39;', '&#039;', '&#x27;'].map((quote) => quoted.replaceAll("'", quote)),
    page.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
  ]
}

function escaped(character: string): string {
  return `\\u${hex(character)}`
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0')
}
