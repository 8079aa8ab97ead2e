const SPECIAL = /[&<>"']/
const EACH_SPECIAL = /[&<>"']/g

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
}

/** Text made safe inside HTML, with the reference's entities. */
export function escapeHtml(text: string): string {
  return SPECIAL.test(text)
    ? text.replace(EACH_SPECIAL, (character) => ENTITIES[character] ?? character)
    : text
}
