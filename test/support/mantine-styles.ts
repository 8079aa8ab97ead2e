import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const mantine = fileURLToPath(new URL('../../node_modules/@mantine/core', import.meta.url))
const components = join(mantine, 'esm/components')

/** Of Mantine's own look, apart from its components. */
const always = ['default-css-variables', 'baseline', 'global']

/** The style sheets of Mantine that components with these names need, those of what they are made of included. */
export function neededStyles(names: string[]): string[] {
  const modules = new Set<string>()
  const visit = (file: string) => {
    if (modules.has(file) || !existsSync(file)) return
    modules.add(file)
    const imports = readFileSync(file, 'utf8').matchAll(/ from "(\.[^"]+)"/g)
    for (const [, path = ''] of imports) visit(resolve(dirname(file), path))
  }
  for (const name of names) visit(join(components, name, `${name}.mjs`))

  const sheets = new Map<string, string>()
  for (const file of readdirSync(join(mantine, 'styles'))) {
    if (/(?<!\.layer)\.css$/.test(file)) {
      sheets.set(file.slice(0, -'.css'.length), readFileSync(join(mantine, 'styles', file), 'utf8'))
    }
  }
  const classes = [...modules]
    .filter((file) => file.endsWith('.module.mjs'))
    .flatMap((file) => readFileSync(file, 'utf8').match(/\bm_[0-9a-f]+/g) ?? [])
  const needed = [...sheets].filter(([, text]) => classes.some((name) => text.includes(`.${name}`)))
  return [...always, ...needed.map(([name]) => name)]
}

/** What `src/web` takes from Mantine. */
export function usedComponents(root: string): string[] {
  const names = globSync('src/web/**/*.{ts,tsx}', { cwd: root }).flatMap((path) =>
    Array.from(
      readFileSync(join(root, path), 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g),
      ([, list = '']) => list.split(',').map((name) => name.trim()),
    ).flat(),
  )
  return [...new Set(names)].filter((name) => existsSync(join(components, name)))
}
