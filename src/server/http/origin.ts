import type { IncomingHttpHeaders } from 'node:http'
import { ApiError } from './errors.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Keeps other web sites from using a session: a browser sends the cookie along whichever page asks, but it always says
 * which page that is. Programs without a cookie have nothing that could be abused, and may leave it out.
 * @param publicHost of PUBLIC_URL: a proxy before us may ask under another name
 * @throws ApiError origin_refused
 */
export function checkOrigin(method: string, headers: IncomingHttpHeaders, publicHost: string): void {
  if (harmless.has(method)) return
  const { origin, cookie, host } = headers
  const site = headers['sec-fetch-site']
  if (origin === undefined) {
    if (site === 'same-origin' || (site === undefined && cookie === undefined)) return
    throw new ApiError('origin_refused')
  }
  const from = URL.parse(origin)
  if (from === null || !/^https?:$/.test(from.protocol)) throw new ApiError('origin_refused')
  // Read with the same protocol, so that `:443` and nothing are the same.
  const asked = URL.parse(`${from.protocol}//${host ?? ''}`)
  if (from.host !== asked?.host && from.host !== publicHost) throw new ApiError('origin_refused')
}
