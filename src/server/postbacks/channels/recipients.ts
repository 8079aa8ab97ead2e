import addressparser from 'nodemailer/lib/addressparser'
import MimeNode from 'nodemailer/lib/mime-node'

/**
 * The bare addresses of a list of recipients, each once. An entry may be `address`, `Name <address>` or several of
 * them with commas between; an empty one (a template that gave nothing) is nobody. One that holds no address, or
 * a line break, is an error: nobody is left out without a word.
 */
export function readRecipients(entries: string[]): string[] | { unreadable: string } {
  const addresses: string[] = []
  for (const entry of entries) {
    if (entry.trim() === '') continue
    const parsed = addressparser(entry, { flatten: true })
    const readable = parsed.length > 0 && parsed.every(({ address }) => /^[^\s@]+@[^\s@]+$/.test(address))
    if (!readable || /[\x00-\x1f\x7f]/.test(entry)) return { unreadable: entry }
    for (const { address } of parsed) addresses.push(address)
  }
  return asOffered(addresses)
}

/**
 * As nodemailer offers them to the mail server, each once: `Bo@X.DK` as `Bo@x.dk`. It names those that are refused
 * so, too, and one that is not found among ours would count as accepted.
 */
function asOffered(addresses: string[]): string[] {
  return new MimeNode('text/plain').setEnvelope({ to: addresses }).getEnvelope().to
}
