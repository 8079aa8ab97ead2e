import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'

/** A Chromium of this machine, or the one that came with `npm ci`. */
export interface BrowserProgram {
  path: string
  /** What it needs beside our own environment. */
  env: Record<string, string>
}

const ofSystem = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
)

/**
 * CHROMIUM_PATH, the system's, Playwright's own, else the one in @sparticuz/chromium. The first that runs: on some
 * systems `/usr/bin/chromium-browser` only says how to install one.
 */
export function findBrowser(): BrowserProgram {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined) return { path: named, env: {} }
  const path = [...ofSystem, chromium.executablePath()].find((path) => existsSync(path) && runs(path, {}))
  return path === undefined ? unpacked() : { path, env: {} }
}

function unpacked(): BrowserProgram {
  // Its folder holds the program, as Linux on x64 only.
  if (process.arch !== 'x64') throw noBrowser(`its packed one is for x64, this is ${process.arch}`)
  const folder = unpack()
  const path = join(folder, 'chromium')
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  // Libraries of a bare system may be missing; its own stand in for them only then.
  const libraries = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
  const env = [fonts, libraries].find((env) => runs(path, env))
  if (env === undefined) throw noBrowser(`${path} does not run`)
  return { path, env }
}

/**
 * The package unpacks itself to a fixed name in the temporary folder, where another user's or a half finished one may
 * lie. So it gets a temporary folder of its own, which gets its name when it is complete.
 */
function unpack(): string {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(dirname(main), '../package.json'), 'utf8')) as {
    version: string
  }
  const cache = join(import.meta.dirname, '../../node_modules/.cache/postbud')
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const fresh = mkdtempSync(join(cache, 'unpacking-'))
  const program = `await (await import(${JSON.stringify(main)})).default.executablePath()`
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    // The second one makes it unpack the libraries, too.
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'nodejs24.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  // For other users of the same checkout, too.
  for (const path of [fresh, join(fresh, 'chromium')]) chmodSync(path, 0o755)
  writeFileSync(join(fresh, 'fonts.conf'), fontsBelow(join(folder, 'fonts')))
  try {
    renameSync(fresh, folder)
  } catch {
    // Somebody else was faster, with the same.
    rmSync(fresh, { recursive: true })
  }
  return folder
}

function fontsBelow(folder: string): string {
  return `<?xml version="1.0"?><fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>\n`
}

function runs(path: string, env: Record<string, string>): boolean {
  return spawnSync(path, ['--version'], { env: { ...process.env, ...env } }).status === 0
}

function noBrowser(why: string): Error {
  return new Error(`No Chromium was found (${why}). Install one, or name it in CHROMIUM_PATH.`)
}
