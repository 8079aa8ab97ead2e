/**
 * Completes package-lock.json after `npm install`. npm leaves out of the lock the optional packages for other
 * platforms that its registry could not answer for at that moment, and then `npm ci` refuses the whole lock
 * (npm/cli issue 4828). This adds them as their parents name them. `npm ci` installs none of them here.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface Entry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const path = new URL('../package-lock.json', import.meta.url)
// npm's own file, in the form it documents: https://docs.npmjs.com/cli/configuring-npm/package-lock-json
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Entry> }
const { packages } = lock
let added = 0

for (const [parent, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (packages[`${parent}/node_modules/${name}`] || packages[`node_modules/${name}`]) continue
    packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} packages for other platforms added to package-lock.json`)

function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const find = (known: string[]) => known.find((word) => name.includes(word))
  const libc = /musl/.test(name) ? 'musl' : /linux.*gnu/.test(name) ? 'glibc' : null
  return {
    os: [
      find(['android', 'darwin', 'freebsd', 'openharmony', 'win32', 'netbsd', 'openbsd', 'sunos', 'aix']) ??
        'linux',
    ],
    cpu: [
      find(['arm64', 'arm', 'ppc64', 'riscv64', 's390x', 'ia32', 'loong64', 'mips64el', 'wasm32']) ?? 'x64',
    ],
    ...(libc ? { libc: [libc] } : {}),
  }
}
