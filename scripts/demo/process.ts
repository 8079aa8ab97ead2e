import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'

export interface RunningPostbud {
  url: string
  key: string
  /** Makes the first user of the console; null when none was printed. */
  setUpLink: () => string | null
  /** Resolves when the person presses Ctrl C. */
  interrupted: Promise<void>
  /** Ends the process and removes its data. */
  stop: () => Promise<void>
}

const startSeconds = 60

/** Starts the real program, as `npm start` does, on free ports and in a temporary folder. */
export async function startPostbud(): Promise<RunningPostbud> {
  const folder = await mkdtemp(join(tmpdir(), 'postbud-demo-'))
  // As root the database runs as another user, who has to get through this folder to its own.
  await chmod(folder, 0o711)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const key = `pb_demo_${randomBytes(18).toString('base64url')}`
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../src/server/main.ts', import.meta.url))],
    {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        DATABASE_URL: '',
        POSTBUD_API_KEY: key,
        SMTP_URL: 'mailbox:',
        MAIL_FROM: 'Postbud <postbud@print-house.example>',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
      // Ctrl C reaches this process only, which then ends the other in order.
      detached: true,
    },
  )
  const exited = once(child, 'exit')
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const interrupted = new Promise<void>((resolve) => {
    // Ctrl C comes twice, from the terminal and from npm: the second must not end this before the server has ended.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await exited
    }
    await rm(folder, { recursive: true, force: true })
  }

  const ready = await Promise.race([untilReady(url), exited.then(() => false), interrupted.then(() => false)])
  if (!ready) {
    await stop()
    throw new Error('Postbud did not start; what it said stands above.')
  }
  const setUpLink = () => /\S+\/set-up\?token=\S+/.exec(printed)?.[0] ?? null
  return { url, key, setUpLink, interrupted, stop }
}

async function untilReady(url: string): Promise<boolean> {
  for (let tries = 0; tries < startSeconds * 20; tries++) {
    try {
      if ((await fetch(`${url}/readyz`)).ok) return true
    } catch {
      // Not listening yet.
    }
    await wait(50)
  }
  return false
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
