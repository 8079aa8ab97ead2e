import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

const source = fileURLToPath(new URL('../../src/mapping', import.meta.url))
const entry = 'virtual:mapping'

/** The bytes that a browser loads to compile and render templates: minified, then gzipped, each file by itself. Later are
 * those that only some templates need. */
export async function bundleBytes(): Promise<{ file: string; bytes: number; isLater: boolean }[]> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: source,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? `${source}/entry.ts` : null),
        load: (id) => (id === `${source}/entry.ts` ? entryText() : null),
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })
  const { output } = [result].flat()[0] as Rolldown.RolldownOutput
  const chunks = output.filter((chunk) => chunk.type === 'chunk')
  const first = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName))
  // What is added while the set is walked is walked as well.
  for (const file of first) {
    const chunk = chunks.find(({ fileName }) => fileName === file)
    for (const imported of chunk?.imports ?? []) first.add(imported)
  }
  return chunks.map(({ name, code, fileName }) => {
    const bytes = gzipSync(code, { level: 9 }).length
    return { file: name, bytes, isLater: !first.has(fileName) }
  })
}

function entryText(): string {
  return ['abilities', 'seal', 'template', 'trigger'].map((name) => `export * from './${name}.ts'`).join('\n')
}
