import addressparser from 'nodemailer/lib/addressparser'

/**
 * The bare addresses of a list of recipients, each once. An entry may be `address`, `Name <address>` or several of
 * them with commas between; an empty one (a template that gave nothing) is nobody. One that holds no address, or
 * a line break, is an error: nobody is left out without a word.
 */
export function readRecipients(entries: string[]): string[] | { unreadable: string } {
  const addresses = new Set<string>()
  for (const entry of entries) {
    if (entry.trim() === '') continue
    const parsed = addressparser(entry, { flatten: true })
    const readable = parsed.length > 0 && parsed.every(({ address }) => /^[^\s@]+@[^\s@]+$/.test(address))
    if (!readable || /[\x00-\x1f\x7f]/.test(entry)) return { unreadable: entry }
    for (const { address } of parsed) addresses.add(address)
  }
  return [...addresses]
}
