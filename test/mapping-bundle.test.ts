import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { loadAbilities } from '#mapping/abilities.ts'
import * as json from '#mapping/json.ts'
import { receivers } from '#mapping/receivers/receivers.ts'
import * as template from '#mapping/template.ts'
import type { missingAbilities } from '#mapping/used-abilities.ts'
import { bundleMapping, coreBytes, mostCoreBytes, type BundleFile } from '#test/mapping-bundle.ts'
import { eventOf, templateOf } from '#test/receiver-documents.ts'

interface Engine {
  compileTemplate: typeof template.compileTemplate
  parseJson: typeof json.parseJson
}

interface BundledEngine extends Engine {
  loadAbilities: typeof loadAbilities
  missingAbilities: typeof missingAbilities
}

interface Case {
  format: template.TemplateFormat
  source: template.TemplateSource
  data: string
}

const here: Engine = { ...template, ...json }
const folder = mkdtempSync(join(tmpdir(), 'mapping-'))
let files: BundleFile[]
let copies = 0

beforeAll(async () => {
  files = await bundleMapping()
}, 30_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** The bundle with nothing loaded yet. */
async function fresh(): Promise<BundledEngine> {
  const copy = join(folder, String(++copies))
  for (const { name, code } of files) {
    mkdirSync(dirname(join(copy, name)), { recursive: true })
    writeFileSync(join(copy, name), code)
  }
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}')
  // It exports what the parts of the entry export.
  return (await import(pathToFileURL(join(copy, 'entry.js')).href)) as BundledEngine
}

function outcome(engine: Engine, { format, source, data }: Case): unknown {
  const payload = engine.parseJson(data)
  const { template: compiled, problems } = engine.compileTemplate({ format, source, samples: [payload] })
  if (compiled === null) return problems
  try {
    return compiled.render({ data: payload, own: { payload } }, [])
  } catch (error) {
    return error instanceof Error ? error.message : error
  }
}

const textsOf = ({ source }: Case): string[] =>
  typeof source === 'string' ? [source] : Object.values(source)

function missingOf(engine: BundledEngine, one: Case | undefined) {
  return one === undefined ? [] : engine.missingAbilities(textsOf(one), one.format)
}

it(`every template needs at most ${mostCoreBytes / 1024} KB of it`, () => {
  const later = files.filter(({ isLater }) => isLater)
  const list = later.map(({ name, bytes }) => `${name} ${bytes}`)
  process.stdout.write(`${coreBytes(files)} bytes gzipped; later: ${list.join(', ')}\n`)
  expect(later.length).toBeGreaterThan(3)
  expect(coreBytes(files)).toBeLessThanOrEqual(mostCoreBytes)
})

it('what is not loaded is said, and loaded', async () => {
  const engine = await fresh()
  const input: Case = { format: 'text', source: '{{ at | date("%d.%m.") }}', data: '{"at":"2026-10-02"}' }
  expect(() => outcome(engine, input)).toThrow('dates')
  expect(engine.missingAbilities(textsOf(input))).toStrictEqual(['dates'])
  await engine.loadAbilities(['dates'])
  expect(engine.missingAbilities(textsOf(input))).toStrictEqual([])
  expect(outcome(engine, input)).toStrictEqual({ format: 'text', body: '02.10.' })
})

it('with what is missing loaded, and nothing else, every template gives what it gives here', async () => {
  const recorded = globSync('src/mapping/conformance/*.json').flatMap((path) => {
    const { data, cases } = JSON.parse(readFileSync(path, 'utf8')) as {
      data: string
      cases: { source: string }[]
    }
    return cases.map(({ source }): Case => ({ format: 'text', source, data }))
  })
  const documented = receivers.map((receiver): Case => {
    return { format: receiver.format, source: templateOf(receiver), data: eventOf(receiver) }
  })
  const nothingLoaded = await fresh()
  const byAbilities = Map.groupBy([...recorded, ...documented], (one) => {
    return missingOf(nothingLoaded, one).toSorted().join()
  })
  expect([...byAbilities.keys()]).toContain('')
  expect(byAbilities.size).toBeGreaterThan(5)
  for (const cases of byAbilities.values()) {
    const engine = await fresh()
    await engine.loadAbilities(missingOf(engine, cases[0]))
    // As text: two engines have two sets of classes.
    const other = cases.filter((one) => {
      return JSON.stringify(outcome(engine, one)) !== JSON.stringify(outcome(here, one))
    })
    expect(other).toStrictEqual([])
  }
}, 30_000)
