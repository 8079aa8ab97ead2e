/** What people know a receiver by: the host of a postback's destination; null for mail. */
export function hostOf(destination: string): string | null {
  return URL.canParse(destination) ? new URL(destination).host : null
}
