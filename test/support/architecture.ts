import { posix } from 'node:path'

export interface SourceFile {
  /** From the root of the repository: `src/server/http/route.ts` */
  path: string
  text: string
}

interface Row {
  area: string
  mayImport: string[]
  /** Names of packages; null: any. `node:` modules count as the package `node:`. */
  packages: string[] | null
  /** Although any package may be imported. */
  noNode: boolean
}

/** Reads the table "Who may import whom". */
export function readTable(markdown: string): Row[] {
  const [, section = ''] = markdown.split(/^## Who may import whom$/m)
  const lines = section.split('\n').filter((line) => line.startsWith('| `'))
  return lines.map((line) => {
    const [, area = '', mayImport = '', packages = ''] = line.split('|')
    return {
      area: named(area)[0] ?? '',
      mayImport: named(mayImport),
      packages: packages.includes('any') ? null : named(packages),
      noNode: packages.includes('any but'),
    }
  })
}

function named(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}

/** Whatever a row names must stand above it: then there is no circle. */
export function tableFaults(table: Row[]): string[] {
  return table.flatMap((row, index) => {
    const above = table.slice(0, index).map(({ area }) => area)
    const isAbove = (name: string) => above.some((area) => isWithin(name, area) || isWithin(area, name))
    return row.mayImport
      .filter((name) => !isAbove(name))
      .map((name) => `The row ${row.area} names ${name}, which does not stand above it`)
  })
}

/** What breaks a rule of the architecture, one sentence each. */
export function violations(files: SourceFile[], table: Row[]): string[] {
  return files.flatMap((file) => [
    ...nameFaults(file.path),
    ...(file.path.startsWith('src/') ? [...importFaults(file, table), ...wordFaults(file)] : []),
  ])
}

function nameFaults(path: string): string[] {
  return path
    .split('/')
    .filter((part) => /^(utils?|common|services?|helpers?)(\.tsx?)?$|^index\.tsx?$/i.test(part))
    .map((part) => `${path}: ${part} is a name that says nothing`)
}

function importFaults({ path, text }: SourceFile, table: Row[]): string[] {
  const own = path.slice('src/'.length)
  const tested = own.replace('.test.ts', '.ts')
  const index = table.findIndex(({ area }) =>
    area === 'server/*.ts' ? /^server\/[^/]+$/.test(own) : area !== 'server/*' && isWithin(tested, area),
  )
  const row = table[index]
  if (!row) return [`${path}: the table has no row for it`]
  const shared = table.findIndex(({ area }) => area === 'server/*')
  const allowed = [
    row.area,
    ...row.mayImport,
    ...(index > shared && own.startsWith('server/') ? (table[shared]?.mayImport ?? []) : []),
  ]
  const isTest = /\.test\.tsx?$/.test(path)
  return importsOf(text).flatMap((specifier) => {
    const target = targetOf(own, specifier)
    if (specifier.startsWith('../') && !isWithin(target ?? '', row.area)) {
      return [`${path}: write #… instead of ${specifier}`]
    }
    if (target === null) return isTest ? [] : packageFaults(path, specifier, row)
    if (isTest && target.startsWith('test/')) return []
    return allowed.some((area) => isWithin(target, area)) ? [] : [`${path}: may not import ${target}`]
  })
}

function packageFaults(path: string, specifier: string, row: Row): string[] {
  const isNode = specifier.startsWith('node:')
  const parts = specifier.split('/')
  const name = isNode ? 'node:' : parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  const allowed = row.packages === null ? !(isNode && row.noNode) : row.packages.includes(name)
  return allowed ? [] : [`${path}: may not import ${specifier}`]
}

/** @returns the imported file without `src/`, null for a package */
function targetOf(own: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? posix.join(posix.dirname(own), specifier) : null
}

/** By lines, not by a parser: the formatter puts each import's `from '…'` on a line that these patterns know. */
function importsOf(text: string): string[] {
  const patterns = [
    /^(?:import|export)\b.*\bfrom '([^']+)'/gm,
    /^\} from '([^']+)'/gm,
    /^import '([^']+)'/gm,
    /\bimport\('([^']+)'\)/g,
    /\brequire\('([^']+)'\)/g,
    // Style sheets.
    /^\s*@import (?:url\()?['"]([^'"]+)/gm,
    /^\s*composes:.* from ['"]([^'"]+)/gm,
  ]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, specifier = '']) => specifier))
}

/** Where these may be used at all; without a `where`: everywhere but there. */
const words: { word: RegExp; why: string; in: (path: string) => boolean }[] = [
  {
    word: /\bprocess\.env\b/,
    why: 'reads the environment',
    in: (path) => !['src/server/config.ts', 'src/server/main.ts'].includes(path),
  },
  ...(
    [
      [/\bIntl\./, 'uses Intl'],
      [/\beval\(/, 'uses eval'],
      [/\bnew Function\(/, 'makes code from text'],
      [/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, 'reads the clock'],
      [/\bMath\.random\(|\bcrypto\.(getRandom|random)/, 'uses chance'],
      [/\b(Buffer|process)\.|\btoLocale\w+\(|\.localeCompare\(/, 'depends on where it runs'],
    ] as const
  ).map(([word, why]) => ({ word, why, in: (path: string) => path.startsWith('src/mapping/') })),
]

function wordFaults({ path, text }: SourceFile): string[] {
  if (/\.test\.tsx?$/.test(path)) return []
  const code = text
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .join('\n')
  return words.filter((rule) => rule.in(path) && rule.word.test(code)).map((rule) => `${path}: ${rule.why}`)
}

function isWithin(path: string, area: string): boolean {
  return path === area || path.startsWith(`${area}/`)
}
