import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

let postbud: TestPostbud

beforeAll(async () => {
  postbud = await startTestPostbud()
})
afterAll(() => postbud.stop())

/** Asks for a path exactly as it is written, which `fetch` would tidy up. */
function get(path: string): Promise<string> {
  const { hostname, port } = new URL(postbud.app.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`)
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

describe('a request that is not quite right', () => {
  it.each(['//', '///', '//[', String.raw`/\[`])('is no fault of ours: %s', async (path) => {
    // 503 where the console is not built.
    expect(await get(path)).toMatch(/^HTTP\/1\.1 (?:200|503) /)
  })

  it.each(['/%zz', '/api/v1/postbacks/%zz'])('is answered as any other: %s', async (path) => {
    const answer = await get(path)
    expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(answer).toContain('"code":"route_unknown"')
    expect(answer).toContain("content-security-policy: default-src 'none'")
  })

  it('may nest as deep as it likes', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const nobody = { authorization: '' }
    expect(await postbud.call('PUT', '/api/v1/nothing', `{"a":${deep}}`, nobody)).toMatchObject({
      status: 404,
      body: { code: 'route_unknown' },
    })
    const body = `{"name":"x","scope":"read","a":${deep}}`
    expect(await postbud.call('POST', '/api/v1/keys', body)).toMatchObject({ status: 422 })
    const id = '018f0000-0000-7000-8000-000000000000'
    const payload = `{"payload":{"a":${deep}}}`
    expect(await postbud.call('POST', `/api/v1/triggers/${id}/test`, payload)).toMatchObject({ status: 404 })
  })
})
