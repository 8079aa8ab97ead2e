import { RenderError } from './render-error.ts'

/** What XML 1.0 cannot hold in any form: most control characters, U+FFFE, U+FFFF and half characters. */
const IMPOSSIBLE = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** The place of the first character that XML cannot hold; negative when there is none. */
export function impossibleAt(text: string): number {
  return text.search(IMPOSSIBLE)
}

/** A character as its number: it cannot be shown. */
export function codeOf(text: string, at: number): string {
  return (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

/** Refuses text that XML cannot hold. */
export function checkCharacters(text: string): void {
  const at = impossibleAt(text)
  if (at < 0) return
  throw new RenderError('invalid_character', 'impossible_character_came', { code: codeOf(text, at) })
}

const SPECIAL = /[&<>"'\r]/
const EACH_SPECIAL = /[&<>"'\r]/g
const SPECIAL_IN_ATTRIBUTE = /[&<>"'\t\n\r]/
const EACH_SPECIAL_IN_ATTRIBUTE = /[&<>"'\t\n\r]/g
const EACH_BREAKING_ATTRIBUTE = /[<"']/g

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A reader turns a bare CR into LF, and in attributes all three into spaces.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text between tags. Quotes are escaped as well: a set block's text may be used in an attribute later. */
export function escapeXml(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, reference) : text
}

/** Text inside the quotes of an attribute. */
export function escapeXmlAttribute(text: string): string {
  return SPECIAL_IN_ATTRIBUTE.test(text) ? text.replace(EACH_SPECIAL_IN_ATTRIBUTE, reference) : text
}

/** Text that is escaped already, kept from ending the attribute it stands in. */
export function keepInAttribute(text: string): string {
  return text.replace(EACH_BREAKING_ATTRIBUTE, reference)
}

const CDATA_BREAK = ']]><![CDATA['

/**
 * Text inside CDATA. Where it could make a `]]>`, also together with what may stand before and after it, the section
 * is ended and begun again.
 */
export function splitCdata(text: string): string {
  const inner = text.replaceAll(']]>', `]]${CDATA_BREAK}>`)
  return (/^[\]>]/.test(inner) ? CDATA_BREAK : '') + inner + (inner.endsWith(']') ? CDATA_BREAK : '')
}

function reference(character: string): string {
  return REFERENCES[character] ?? character
}
