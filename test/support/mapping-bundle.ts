import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const source = fileURLToPath(new URL('../../src/mapping', import.meta.url))
const entry = `${source}/entry.ts`
const parts = ['abilities', 'json', 'seal', 'template', 'trigger', 'used-abilities']

/** What every template needs of it, gzipped. */
export const mostCoreBytes = 40 * 1024

export interface BundleFile {
  name: string
  code: string
  /** Gzipped. */
  bytes: number
  /** Loaded only for templates that use it. */
  isLater: boolean
}

/** The template engine as a browser loads it, minified; the file `entry.js` has what one imports. */
export async function bundleMapping(): Promise<BundleFile[]> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: source,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? parts.map((name) => `export * from './${name}.ts'`).join('\n') : null),
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      // Else Vite adds what loads styles along with a file; there are none here.
      ssr: true,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          // One file for what every template needs: it would be cut by which later files use it as well.
          codeSplitting: { groups: [{ name: 'core', test: (id) => id === entry }] },
        },
      },
    },
  })
  const { output } = [result].flat()[0] as Rolldown.RolldownOutput
  const chunks = output.filter((chunk) => chunk.type === 'chunk')
  const first = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName))
  // What is added while the set is walked is walked as well.
  for (const file of first) {
    for (const imported of chunks.find(({ fileName }) => fileName === file)?.imports ?? [])
      first.add(imported)
  }
  return chunks.map(({ code, fileName }) => {
    const bytes = gzipSync(code, { level: 9 }).length
    return { name: fileName, code, bytes, isLater: !first.has(fileName) }
  })
}

export function coreBytes(files: BundleFile[]): number {
  return files.reduce((sum, { bytes, isLater }) => (isLater ? sum : sum + bytes), 0)
}
