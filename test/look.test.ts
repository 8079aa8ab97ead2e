import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { lookFaults } from '#test/look.ts'
import { neededStyles, usedComponents } from '#test/mantine-styles.ts'

const root = new URL('../', import.meta.url)

it('colours and font sizes of the console are named in one place', () => {
  const files = globSync('src/web/**/*.{ts,tsx,css}', { cwd: root, exclude: ['**/*.test.ts'] })
  expect(files.length).toBeGreaterThan(50)
  const faults = files.flatMap((path) => lookFaults(path, readFileSync(new URL(path, root), 'utf8')))
  expect(faults).toStrictEqual([])
})

it('the styles of all Mantine components that are used are there, and no others', () => {
  const sheet = readFileSync(new URL('src/web/ui/mantine.css', root), 'utf8')
  const imported = Array.from(sheet.matchAll(/styles\/([\w-]+)\.css/g), ([, name]) => name)
  expect(new Set(imported)).toStrictEqual(new Set(neededStyles(usedComponents(fileURLToPath(root)))))
})

it.each([
  ['src/web/orders/a.module.css', 'a { color: #ff0000; }'],
  ['src/web/orders/a.module.css', 'a { background: rgb(0 0 0 / 50%); }'],
  ['src/web/orders/a.module.css', 'a { border: 1px solid white; }'],
  ['src/web/orders/a.module.css', 'a { font-size: 13px; }'],
  ['src/web/orders/a.module.css', 'a { font: 600 13px/20px sans-serif; }'],
  ['src/web/orders/a.tsx', '<p style={{ color: "#f00" }} />'],
  ['src/web/orders/a.tsx', '<p style={{ fontSize: 12 }} />'],
  ['src/web/orders/a.tsx', '<Text fz={12} />'],
  ['src/web/orders/a.tsx', '<Text fz="12px" />'],
  ['src/web/orders/a.tsx', '<Text c="red" />'],
  ['src/web/orders/a.tsx', '<Badge color="blue.5" />'],
])('would find a fault in %s: %s', (path, text) => {
  expect(lookFaults(path, text)).toHaveLength(1)
})

it.each([
  ['src/web/ui/tokens.css', ':root { --ink: #18222d; }'],
  ['src/web/orders/a.module.css', '/* #1a2b3c */ a { color: var(--ink); border: 1px solid currentColor; }'],
  ['src/web/orders/a.module.css', 'a { font-size: var(--mantine-font-size-sm); background: transparent; }'],
  ['src/web/orders/a.tsx', "import { x } from '#contract/x.ts'\nconst link = '#added'"],
  ['src/web/orders/a.tsx', '<Text fz="sm" c="var(--ink-2)" />'],
  ['src/web/orders/a.tsx', '<Button color="gray" />'],
])('takes %s: %s', (path, text) => {
  expect(lookFaults(path, text)).toStrictEqual([])
})
