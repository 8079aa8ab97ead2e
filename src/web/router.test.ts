import { expect, it } from 'vitest'

const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Loaded before the first page. */
const always = new Set(['common', 'frame', 'errors', 'accounts'])

/** The namespaces that a file says something of, and those of all that comes with it. */
function textsOf(path: string, seen = new Set<string>()): string[] {
  const source = sources[path]
  if (source === undefined || seen.has(path)) return []
  seen.add(path)
  const own = Array.from(source.matchAll(/useTranslation\(([^)]*)\)/g), ([, names = '']) =>
    Array.from(names.matchAll(/'([\w-]+)'/g), ([, name = '']) => name),
  ).flat()
  const imports = Array.from(
    source.matchAll(/^(?:import|export|\}) ?[^(]*?'(\.[^']+)'/gms),
    ([, to = '']) => to,
  )
  return [...own, ...imports.flatMap((to) => textsOf(resolved(path, to), seen))]
}

function resolved(from: string, to: string): string {
  return `.${new URL(to, `file:///${from.slice(2)}`).pathname}`
}

it('each page names the texts that it and all its parts need', () => {
  const pages = /\bpage\(\s*'([^']+)',\s*\[([^\]]*)\],\s*\(\) => import\('([^']+)'\)/g
  const named = Array.from(
    sources['./router.tsx']?.matchAll(pages) ?? [],
    ([, path = '', texts = '', file = '']) => {
      const needed = [...new Set(textsOf(file))].filter((name) => !always.has(name))
      return { path, texts: texts.match(/\w+/g) ?? [], needed: needed.sort() }
    },
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.map(({ path, texts }) => ({ path, texts }))).toStrictEqual(
    named.map(({ path, needed }) => ({ path, texts: needed })),
  )
})
