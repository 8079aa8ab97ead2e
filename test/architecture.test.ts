import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readTable, tableFaults, violations } from '#test/architecture.ts'

const root = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const table = readTable(read('ARCHITECTURE.md'))

it('every file keeps to the table in ARCHITECTURE.md', () => {
  const files = globSync('{src,test,scripts,bench}/**/*.{ts,tsx,css}', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/dist/**'],
  }).map((path) => ({ path, text: read(path) }))
  expect(files.length).toBeGreaterThan(50)
  expect(table.length).toBeGreaterThan(10)
  expect(tableFaults(table)).toStrictEqual([])
  expect(violations(files, table)).toStrictEqual([])
})

it.each([
  ['src/contract/a.ts', "import { x } from '#mapping/x.ts'"],
  ['src/contract/a.ts', "import { z } from 'zod'"],
  ['src/mapping/a.ts', "import { x } from '#server/db/ids.ts'"],
  ['src/mapping/a.ts', "import { join } from 'node:path'"],
  ['src/mapping/deep/a.ts', "import x from 'luxon'"],
  ['src/mapping/a.ts', 'const now = Date.now()'],
  ['src/mapping/a.ts', 'const now = new Date()'],
  ['src/mapping/a.ts', "const f = new Intl.NumberFormat('da')"],
  ['src/mapping/a.ts', "const f = new Function('x')"],
  ['src/mapping/a.ts', "const f = eval('x')"],
  ['src/mapping/a.ts', 'const x = Math.random()'],
  ['src/mapping/a.ts', "const x = Buffer.from('x')"],
  ['src/web/a.tsx', "import type { X } from '#server/customers/present.ts'"],
  ['src/web/a.tsx', "import { join } from 'node:path'"],
  ['src/web/orders/a.tsx', "import classes from '../../server/reference/style.css'"],
  ['src/web/orders/a.tsx', "export const page = () => import('#server/app.ts')"],
  ['src/web/orders/a.tsx', "import {\n  x,\n} from '#server/orders/x.ts'"],
  ['src/web/orders/a.module.css', ".a {\n  composes: b from '../../server/reference/style.css';\n}"],
  ['src/web/orders/a.test.tsx', "import { x } from '#server/app.ts'"],
  ['src/server/db/a.ts', "import { x } from '#server/http/errors.ts'"],
  ['src/server/http/a.ts', "import { x } from '#server/customers/store.ts'"],
  ['src/server/http/a.ts', "const x = await import('#server/keys/key.ts')"],
  ['src/server/customers/a.ts', "import {\n  x,\n} from '#server/templates/store.ts'"],
  ['src/server/customers/a.ts', "export { x } from '#server/history/list.ts'"],
  ['src/server/templates/a.ts', "import '#server/triggers/store.ts'"],
  ['src/server/triggers/a.ts', "import { x } from '#server/postbacks/worker.ts'"],
  ['src/server/postbacks/a.ts', "import { x } from '#server/events/publish.ts'"],
  ['src/server/postbacks/a.test.ts', "import { x } from '#server/events/publish.ts'"],
  ['src/server/postbacks/channels/a.ts', "import { x } from '../../http/errors.ts'"],
  ['src/server/events/a.ts', "import { config } from '#server/config.ts'"],
  ['src/server/events/a.ts', "const host = process.env['HOST']"],
  ['src/server/events/a.ts', "import { x } from '#test/database.ts'"],
  ['src/server/gadgets/a.ts', ''],
  ['src/server/db/utils.ts', ''],
  ['src/server/common/a.ts', ''],
  ['src/contract/index.ts', ''],
  ['test/support/helpers.ts', ''],
])('would find a fault in %s: %s', (path, text) => {
  expect(violations([{ path, text }], table)).not.toStrictEqual([])
})

it('takes what the table allows', () => {
  const allowed = [
    ['src/contract/a.ts', "import { Type } from 'typebox'\nimport { x } from './b.ts'"],
    [
      'src/mapping/a.ts',
      "// Not Date.now()\nimport type { X } from '#contract/x.ts'\nconst date = new Date(0)",
    ],
    ['src/mapping/a.test.ts', "import { readFileSync } from 'node:fs'\nconst now = Date.now()"],
    ['src/server/customers/a.ts', "import { recordChange } from '#server/history/record.ts'"],
    ['src/server/postbacks/channels/a.ts', "import { x } from '#server/postbacks/worker.ts'"],
    ['src/server/postbacks/a.ts', "import { x } from './channels/url.ts'"],
    ['src/server/postbacks/channels/a.ts', "import { x } from '../worker.ts'"],
    ['src/web/orders/a.tsx', "import classes from './a.module.css'\nimport { Page } from '../ui/page.tsx'"],
    ['src/web/main.tsx', "import '@mantine/core/styles.css'\nimport './ui/tokens.css'"],
    ['src/web/orders/a.module.css', ".a {\n  composes: b from '../ui/wire.module.css';\n}"],
    ['src/server/config.test.ts', "import { x } from './config.ts'"],
    ['src/server/app.ts', "import { x } from './events/routes.ts'"],
    ['src/server/main.ts', 'readConfig(process.env)'],
  ] as const
  expect(
    violations(
      allowed.map(([path, text]) => ({ path, text })),
      table,
    ),
  ).toStrictEqual([])
})

it('would find a circle in the table', () => {
  const circle = '## Who may import whom\n| `a` | `b` | any |\n| `b` | `a` | any |\n'
  expect(tableFaults(readTable(circle))).toStrictEqual(['The row a names b, which does not stand above it'])
})
