/**
 * Builds the console into `dist/console`, if its sources have changed since the last time: `npm start` and
 * `npm run demo` call it, so that nobody has to know.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const output = join(root, 'dist/console')
const stampFile = join(root, 'dist/console.stamp')

const stamp = hashOf(['src/web', 'src/contract', 'src/mapping', 'vite.config.ts', 'package-lock.json'])
if (process.argv.includes('--force') || readStamp() !== stamp) await build()

async function build(): Promise<void> {
  const vite = await import('vite').catch(() => null)
  if (vite === null) {
    console.error(
      'The console is as it was built last: without development packages it cannot be built again.',
    )
    return
  }
  console.error('Building the console …')
  // Who builds may have it set: React would be the one for development, and half as large again.
  process.env['NODE_ENV'] = 'production'
  await vite.build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  for (const file of filesBelow(output)) compress(file)
  writeFileSync(stampFile, stamp)
}

/** Compressed once here instead of at every request. */
function compress(file: string): void {
  if (!/\.(?:js|css|html|svg)$/.test(file)) return
  const bytes = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }))
}

function readStamp(): string | null {
  try {
    return readFileSync(stampFile, 'utf8')
  } catch {
    return null
  }
}

function hashOf(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    const whole = join(root, path)
    for (const file of filesBelow(whole)) hash.update(relative(root, file)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** In the same order every time; a file is what is below itself. */
function filesBelow(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch {
    return [path]
  }
}
