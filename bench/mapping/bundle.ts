import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

const source = fileURLToPath(new URL('../../src/mapping', import.meta.url))
const entry = 'virtual:mapping'

/** The bytes that a browser loads to compile and render templates: minified, then gzipped, each file by itself. */
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
  return output
    .filter((chunk) => chunk.type === 'chunk')
    .map((chunk) => {
      const bytes = gzipSync(chunk.code, { level: 9 }).length
      return { file: chunk.name, bytes, isLater: chunk.isDynamicEntry }
    })
}

function entryText(): string {
  return ['seal', 'template', 'trigger'].map((name) => `export * from './${name}.ts'`).join('\n')
}
