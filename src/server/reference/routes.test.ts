import pino from 'pino'
import { expect, it } from 'vitest'
import { createHttpServer } from '#server/http/server.ts'
import { referenceRoutes } from './routes.ts'

it('needs no key, and nothing from anywhere else', async () => {
  const app = await createHttpServer({
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost',
    version: '1.2.3',
    authenticate: async () => null,
  })
  referenceRoutes(app)
  const document = await app.inject('/openapi.json')
  expect(document.json()).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' }, paths: {} })
  const page = await app.inject('/reference')
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
  const [, stylesheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page.body) ?? []
  const style = await app.inject(stylesheet)
  expect(style.headers['content-type']).toBe('text/css; charset=utf-8')
  expect(style.body).not.toMatch(/@import|url\(/)
})
