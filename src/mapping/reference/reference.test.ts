import { globSync, readFileSync } from 'node:fs'
import { describe as group, expect, it } from 'vitest'
import { LIST_FILTER_NAMES } from '../bind-filter.ts'
import { FUNCTIONS } from '../compile-call.ts'
import { FILTERS } from '../filters/filters.ts'
import { compileExpression } from '../expression.ts'
import { parseJson } from '../json.ts'
import { LOOP_MEMBERS, LOOP_METHODS } from '../loop-names.ts'
import { METHODS } from '../methods.ts'
import { OWN_NAMES } from '../names.ts'
import { compileTemplate } from '../template.ts'
import { TESTS } from '../tests.ts'
import type { Names } from '../run.ts'
import type { WrittenSecret } from '../secrets.ts'
import type { DataObject } from '../value.ts'
import { referenceDocument } from './document.ts'
import { isAlias, type Reference } from './entry.ts'
import { describe, parametersOf, REFERENCE, type Kind } from './reference.ts'

const data = parseJson(readFileSync('fixtures/order-events/order-shipped-split.json', 'utf8'))
const tables = new Map([
  ['carrier', { entries: new Map([['GLS', '17']]), unknown: { kind: 'error' as const } }],
])
const names: Names = {
  data,
  tables,
  own: {
    payload: data,
    trigger: parseJson('{"id": "t1", "name": "Shipped"}'),
    postback: parseJson('{"id": "p1", "sealedAt": "2026-10-02T14:21:08Z"}'),
    part: parseJson('{"sku": "POSTER-50X70-MATTE"}'),
  },
}

const there: Record<Kind, Iterable<string>> = {
  filters: [...FILTERS.keys(), ...LIST_FILTER_NAMES],
  tests: TESTS.keys(),
  methods: METHODS.keys(),
  functions: FUNCTIONS.keys(),
  loop: [...Object.keys(LOOP_MEMBERS), ...LOOP_METHODS],
  names: ['payload', 'secrets', 'response', ...Object.keys(OWN_NAMES)],
}

const kinds: readonly Kind[] = ['filters', 'tests', 'methods', 'functions', 'loop', 'names']

group.each(kinds)('%s', (kind) => {
  const reference: Reference = REFERENCE[kind]

  it('has what the engine has, and nothing else', () => {
    expect(Object.keys(reference).toSorted()).toStrictEqual([...there[kind]].toSorted())
  })

  it('has one sentence for each', () => {
    const texts = Object.values(reference).flatMap((about) => (isAlias(about) ? [] : [about.what]))
    expect(
      texts.filter((what) => !/^[A-Z].*[.?]$/.test(what) || /[.?] [A-Z].*[.?] /.test(what)),
    ).toStrictEqual([])
  })

  it('writes how it is called only where the engine has no list of parameters', () => {
    const called: Iterable<string> =
      kind === 'functions' ? FUNCTIONS.keys() : kind === 'loop' ? LOOP_METHODS : []
    const without =
      kind === 'filters' ? Object.keys(reference).filter((name) => !parametersOf(kind, name)) : called
    const written = Object.entries(reference).filter(([, about]) => 'signature' in about)
    expect(written.map(([name]) => name).toSorted()).toStrictEqual([...without].toSorted())
  })

  const examples = Object.entries(reference).flatMap(([name, about]) =>
    isAlias(about) ? [] : about.examples.map((example) => [name, ...example] as const),
  )
  it.each(examples)('%s: %s gives %s', (name, source, output) => {
    expect(resultOf(kind, name, source)).toBe(output)
    expect(uses(kind, name).test(source)).toBe(true)
  })

  const aliases = Object.entries(reference).flatMap(([name, about]) =>
    isAlias(about) ? [[name, about.sameAs] as const] : [],
  )
  it('gives the same under another name', () => {
    for (const [name, other] of aliases) {
      expect(parametersOf(kind, name)).toStrictEqual(parametersOf(kind, other))
      // What is no word stands in quotes only: select("<", 3).
      const examples = describe(kind, name)?.examples.filter(
        ([source]) => /^\w+$/.test(name) || !/ is /.test(source),
      )
      for (const [source, output] of examples ?? []) expect(resultOf(kind, name, source)).toBe(output)
    }
  })
})

/** What shows that an example is one of this name. */
function uses(kind: Kind, name: string): RegExp {
  const word = name.replaceAll(/\W/g, String.raw`\$&`)
  const patterns: Record<Kind, string> = {
    filters: String.raw`\| ${word}\b`,
    tests: String.raw`\bis ${word}\b|"${word}"`,
    methods: String.raw`\.${word}\(`,
    functions: String.raw`\b${word}\(`,
    loop: String.raw`\bloop\.${word}\b`,
    names: String.raw`\b${word}\b`,
  }
  return new RegExp(patterns[kind])
}

function resultOf(kind: Kind, name: string, source: string): unknown {
  const text = /\{[{%]/.test(source) ? source : `{{ ${source} }}`
  if (kind === 'names' && name === 'secrets') return written(text)
  // They are there when the body is finished.
  if (kind === 'names' && ['body', 'fields', 'response'].includes(name)) return later(source)
  return rendered(text)
}

/** What the log shows of a secret that a message holds. */
function written(text: string): string {
  const secrets: WrittenSecret[] = []
  const { template } = compileTemplate({ format: 'json', source: `"${text}"` })
  template?.render(names, secrets)
  return secrets.map(({ secret }) => (secret === 'apiKey' ? '•••' : secret)).join(' ')
}

function later(source: string): unknown {
  const value = compileExpression(source, 'rule').expression?.evaluate(
    parseJson(`{
    "body": "order=100482",
    "fields": {"order": "100482"},
    "response": {"status": 200, "headers": {}, "body": {"ok": true}}
  }`) as DataObject,
  )
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : value
}

function rendered(source: string): unknown {
  const { template, problems } = compileTemplate({ format: 'text', source, samples: [data], tables })
  const result = template?.render(names, [])
  return result && 'body' in result ? result.body : problems
}

group('the description of a name', () => {
  it.each([
    ['filters', 'replace', '| replace(old, new, count=none)'],
    ['filters', 'float', '| float(default=0.0)'],
    ['filters', 'decimal', '| decimal(default=…)'],
    ['filters', 'd', '| d(default_value="", boolean=false)'],
    ['filters', 'upper', '| upper'],
    ['tests', 'divisibleby', 'is divisibleby(num)'],
    ['methods', 'upper', '.upper()'],
    ['functions', 'range', 'range(start, stop, step)'],
    ['loop', 'index', 'loop.index'],
  ] as const)('%s %s: %s', (kind, name, signature) => {
    expect(describe(kind, name)?.signature).toBe(signature)
  })

  it('is null for what is none', () => {
    expect(describe('filters', 'constructor')).toBeNull()
  })
})

it('is read by nothing of the engine', () => {
  const readers = globSync('src/mapping/**/*.ts').filter(
    (path) => !path.includes('/reference/') && readFileSync(path, 'utf8').includes('reference/'),
  )
  expect(readers).toStrictEqual([])
})

it('is what docs/template-reference.md says (else: node scripts/template-reference.ts)', () => {
  expect(readFileSync('docs/template-reference.md', 'utf8')).toBe(referenceDocument())
})
