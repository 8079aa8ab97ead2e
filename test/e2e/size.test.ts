import type { Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { settled } from '#test/browser-wait.ts'
import { useConsole } from '#test/browser.ts'

const most = 300 * 1024
const console = useConsole()

/** Bytes of a script or style as it is sent gzipped. */
async function sizeOf(url: string): Promise<number> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip' } })
  await response.arrayBuffer()
  expect(response.headers.get('content-encoding')).toBe('gzip')
  return Number(response.headers.get('content-length'))
}

/** What a browser that has nothing yet loads of scripts and styles, from the first address to the last. */
async function loadedBy(page: Page, ...paths: string[]): Promise<string[]> {
  const urls = new Set<string>()
  page.on('request', (request) => {
    if (['script', 'stylesheet'].includes(request.resourceType())) urls.add(request.url())
  })
  for (const path of paths) {
    await page.goto(path)
    await settled(page)
  }
  return [...urls]
}

it('the first pages load at most 300 KB of script and style', async () => {
  const urls = [
    await loadedBy(await console.open({ path: '/icon.svg', as: null }), '/sign-in'),
    await loadedBy(await console.open({ path: '/icon.svg' }), '/'),
  ].flat()
  const sizes = await Promise.all([...new Set(urls)].map(async (url) => ({ url, bytes: await sizeOf(url) })))
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0)
  const list = sizes.map((size) => `${Math.ceil(size.bytes / 1024)} KB ${new URL(size.url).pathname}`)
  process.stdout.write(`${Math.ceil(bytes / 1024)} KB gzipped: ${list.join(', ')}\n`)
  expect(sizes.length).toBeGreaterThan(2)
  expect(bytes).toBeLessThanOrEqual(most)
})
