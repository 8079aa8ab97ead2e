/** Only where an address is relative to; never asked. */
const base = 'https://postbud.invalid'

/**
 * Where to go after signing in: only a path of our own, so that no link can send somebody from here to another site.
 */
export function ownPath(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/')) return '/'
  // Browsers read `//host` and `/\host` as another host, and leave tabs and line ends out before they do.
  const url = URL.parse(next, base)
  if (url === null || url.origin !== base) return '/'
  if (['/sign-in', '/set-up', '/invitation'].includes(url.pathname)) return '/'
  return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`
}
