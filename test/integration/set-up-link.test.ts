import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProgram, type Program } from '#test/process.ts'
import { tokenOf } from '#test/people.ts'

let folder: string
let program: Program

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postbud-set-up-'))
  // For root: the user PostgreSQL runs as then has to get through.
  await chmod(folder, 0o711)
  program = await createProgram({
    env: { DATA_DIR: join(folder, 'data') },
    receiverUrl: 'http://127.0.0.1:1',
  })
})
afterAll(async () => {
  await program.kill()
  await rm(folder, { recursive: true })
})

/** `npm run set-up-link`, with the settings of the program. */
async function setUpLink() {
  const script = join(import.meta.dirname, '../../scripts/set-up-link.ts')
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: join(folder, 'data'), PUBLIC_URL: program.url },
  })
  const ended = once(child, 'close')
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  await ended
  return { output, errors, code: child.exitCode }
}

const use = (link: string) =>
  program.call('POST', '/api/v1/set-up', {
    token: tokenOf(link),
    email: 'anna@print.example',
    name: 'Anna',
    password: 'correct horse battery',
  })

test('a new set-up link is printed beside a Postbud that runs, and for one that does not', async () => {
  await program.start()
  const beside = await setUpLink()
  expect(beside).toMatchObject({ code: 0, errors: '' })
  expect(beside.output).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/set-up\?token=[\w-]{43}\n$/)

  await program.stop()
  const stopped = await setUpLink()
  expect(stopped).toMatchObject({ code: 0, errors: '' })

  await program.start()
  expect(await use(beside.output)).toMatchObject({ status: 422, body: { code: 'link_invalid' } })
  expect(await use(stopped.output)).toMatchObject({ status: 200 })
  expect(await setUpLink()).toStrictEqual({
    code: 1,
    output: '',
    errors: 'There are users already: an administrator invites others, in Settings.\n',
  })
}, 60_000)
