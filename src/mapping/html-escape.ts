const SPECIAL = /[&<>"']/

/** Text made safe inside HTML, with the reference's entities. */
export function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&#34;')
    .replace(/'/g, '&#39;')
}
