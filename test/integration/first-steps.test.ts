import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NewApiKey } from '#contract/keys.ts'
import type { Postback } from '#contract/postbacks.ts'
import { codeBlocks, sectionOf } from '#test/markdown.ts'
import { startTestPostbud, type TestPostbud } from '#test/postbud.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const hasCurl = spawnSync('curl', ['--version']).status === 0

let postbud: TestPostbud
beforeAll(async () => {
  postbud = await startTestPostbud()
})
afterAll(() => postbud.stop())

it.runIf(hasCurl)('the first steps in README.md work as they are written', async () => {
  const { app } = postbud
  const { key } = await postbud.must<NewApiKey>('POST', '/api/v1/keys', { name: 'Reader', scope: 'admin' })
  const section = sectionOf(readFileSync(`${root}README.md`, 'utf8'), 'First steps')
  const script = codeBlocks(section, 'sh')
    .filter((block) => !block.includes('npm start'))
    .join('\n')
    .replaceAll('http://127.0.0.1:4680', app.url)
    .replaceAll('http://127.0.0.1:4690', app.receiver.url)
    .replaceAll('my-first-postbud-key', key)
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: root })
  let said = ''
  for (const stream of [shell.stdout, shell.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(shell, 'close')) as [number | null]
  expect([code, said]).toStrictEqual([0, said])
  expect(said).toContain('"passed":true')
  expect(said).toContain('"state":"active"')
  expect(said).toContain('"duplicate":false,"postbacks":1')

  const { items } = await postbud.must<{ items: Postback[] }>('GET', '/api/v1/postbacks')
  await postbud.postback(items[0]?.id ?? '', 'sent')
  const received = app.receiver.messages().at(-1)
  expect(received?.path).toBe('/orders/100482')
  expect(JSON.parse(Buffer.from(received?.body ?? []).toString())).toStrictEqual({
    orderNo: '100482',
    tracking: 'ZQ4T8K1B',
    pieces: 4,
  })
})
