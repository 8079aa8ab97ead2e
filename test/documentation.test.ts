import { createHmac } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { Check } from 'typebox/value'
import { afterAll, describe, expect, it, test } from 'vitest'
import type { Endpoint } from '#contract/endpoint.ts'
import * as customers from '#contract/customers.ts'
import * as events from '#contract/events.ts'
import * as postbacks from '#contract/postbacks.ts'
import * as templates from '#contract/templates.ts'
import * as triggers from '#contract/triggers.ts'
import { compileExpression } from '#mapping/expression.ts'
import { parseJson } from '#mapping/json.ts'
import type { LookupTables } from '#mapping/lookups.ts'
import { receivers } from '#mapping/receivers/receivers.ts'
import { seal } from '#mapping/seal.ts'
import { compileTemplate, type TemplateFormat } from '#mapping/template.ts'
import { Trace } from '#mapping/trace/trace.ts'
import { compileTrigger } from '#mapping/trigger.ts'
import type { DataObject } from '#mapping/value.ts'
import { fillHeader, SentBody } from '#server/postbacks/channels/places.ts'
import { sign } from '#server/postbacks/channels/signature.ts'
import { codeBlocks, heredocs, pathsIn, sectionOf } from '#test/markdown.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).toSorted()
/** Where every path is one of this repository. */
const developerPages = pages.filter((page) => /^(ARCHITECTURE|CONTRIBUTING|docs\/adr\/.*)\.md$/.test(page))

/** What a pattern finds in a text, each once. */
function found(text: string, pattern: RegExp): Set<string> {
  return new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name))
}

describe('paths and links', () => {
  it.each(developerPages)('%s names files that exist', (page) => {
    const missing = pathsIn(read(page)).filter(
      (path) => !['', 'src', 'src/server'].some((folder) => existsSync(join(root, folder, path))),
    )
    expect(missing).toStrictEqual([])
  })

  it.each(pages)('%s links to files that exist', (page) => {
    const links = found(read(page), /\]\((?!https?:|#)([^)#]+)/g)
    const missing = [...links].filter((link) => !existsSync(join(root, dirname(page), link)))
    expect(missing).toStrictEqual([])
  })

  it('numbers decisions without a gap', () => {
    const numbers = globSync('docs/adr/*.md', { cwd: root })
      .toSorted()
      .map((path) => [Number(path.slice('docs/adr/'.length).slice(0, 4)), /^# (\d+)\./.exec(read(path))?.[1]])
    expect(numbers).toStrictEqual(numbers.map((_, index) => [index + 1, String(index + 1)]))
  })
})

describe('docs/operating.md', () => {
  const page = read('docs/operating.md')
  const firstColumn = (section: string) => found(sectionOf(page, section), /^\| `(\w+)`/gm)

  it('has every setting, and no other', () => {
    expect(firstColumn('Settings')).toStrictEqual(found(read('src/server/config.ts'), /'([A-Z][A-Z_]{3,})'/g))
  })

  it('has every metric, and no other', () => {
    const metrics = read('src/server/postbacks/metrics.ts')
    expect(firstColumn('Metrics')).toStrictEqual(found(metrics, /'(postbud_\w+)'/g))
  })
})

describe('README.md', () => {
  const page = read('README.md')
  const endpoints: Endpoint[] = [
    customers.createCustomer,
    templates.createTemplate,
    triggers.createTrigger,
    postbacks.testTrigger,
    triggers.activateTrigger,
    events.publishEvent,
  ]

  it('has JSON that is JSON', () => {
    for (const json of codeBlocks(page, 'json')) expect(() => JSON.parse(json) as unknown).not.toThrow()
  })

  it('sends what the endpoints take', () => {
    const bodies = codeBlocks(page, 'sh').flatMap(heredocs)
    expect(bodies.length).toBeGreaterThan(2)
    const refused = bodies.filter(({ command, text }) => {
      const path = `/api/v1/${/post (\S+)/.exec(command)?.[1] ?? ''}`.replace(/\$\w+/, '{id}')
      const body = endpoints.find((endpoint) => endpoint.path === path)?.body
      const json = text.replaceAll(/\$[A-Z]+/g, '01a20c9d-f4d8-7000-a54c-82f5a8a0c445')
      return !body || !Check(body, JSON.parse(json))
    })
    expect(refused).toStrictEqual([])
  })
})

describe('docs/mapping.md', () => {
  const page = read('docs/mapping.md')
  // An event is an object.
  const data = parseJson(read('fixtures/order-events/order-shipped-split.json')) as DataObject
  const tables: LookupTables = new Map([
    ['carrier', { entries: new Map([['GLS', '17']]), unknown: { kind: 'error' } }],
  ])
  const render = (format: TemplateFormat, text: string) => {
    const source = format === 'email' ? { subject: 'Sent', html: text } : text
    const { template, problems } = compileTemplate({ format, source, samples: [data], tables })
    const rendered = template?.render({ data, tables, own: { payload: data } })
    if (rendered === undefined) return problems
    return 'body' in rendered ? rendered.body : rendered.text
  }
  const lines = (language: string) =>
    codeBlocks(page, language)
      .flatMap((block) => block.split('\n'))
      .map((line) => line.split(/ +→ /))

  it.each(lines('text'))('%s is %s', (source = '', output = '') => {
    expect(render('text', source)).toBe(output)
  })

  it.each(lines('js'))('%s, alone, is %s', (source = '', output = '') => {
    const response = parseJson('{"status": 200, "body": {"ok": true}}')
    const { expression } = compileExpression(`(${source}) | string`, 'rule')
    expect(expression?.evaluate({ ...data, response })).toBe(output)
  })

  it.each([
    ['Parcels and their items', 'json', 'json'],
    ['JSON', 'json', 'json'],
    ['XML', 'xml', 'xml'],
    ['CSV', 'csv', 'csv'],
    ['A form', 'form', 'txt'],
    ['E-mail', 'email', 'txt'],
  ] as const)('shows what comes of the example under %s', (heading, format, language) => {
    const section = sectionOf(page, heading)
    const sources = codeBlocks(section, 'jinja')
    expect(sources).toHaveLength(1)
    // JSON is laid out as the page is.
    const read = (text: unknown): unknown => (format === 'json' ? JSON.parse(String(text)) : text)
    const made = sources.map((source) => read(render(format, source)))
    expect(made).toStrictEqual(codeBlocks(section, language).map(read))
  })

  it('has no example that is not run', () => {
    const languages = found(page, /^```(\w+)$/gm)
    expect([...languages].toSorted()).toStrictEqual([
      'csv',
      'headers',
      'jinja',
      'js',
      'json',
      'text',
      'txt',
      'xml',
    ])
    expect(codeBlocks(page, 'jinja')).toHaveLength(7)
  })

  it('has a trace as it is given', () => {
    const section = sectionOf(page, 'Why is this empty?')
    const [source = ''] = codeBlocks(section, 'jinja')
    const [trace = ''] = codeBlocks(section, 'json')
    const tracer = new Trace()
    const { template } = compileTemplate({ format: 'json', source, samples: [data], tracer })
    template?.render({ data, own: {} })
    expect(tracer.entries).toMatchObject(JSON.parse(trace))
  })

  it('has headers that carry secrets and sign with them', () => {
    const [block = ''] = codeBlocks(sectionOf(page, 'Secrets'), 'headers')
    const headers = Array.from(
      block.matchAll(/^(.+?): (.+)$/gm),
      ([, name = '', value = '']): [string, string] => [name, value],
    )
    const { template } = compileTemplate({ format: 'form', source: 'order={{ order.number }}' })
    const url = 'https://receiver.example/'
    const { trigger } = compileTrigger({ channel: 'url', condition: null, parts: null, url, headers })
    if (template === null || trigger === null) throw new Error('does not compile')
    const about = { id: 't1', name: 'Trigger' }
    const made = { template, trigger, payload: data, about, sealedAt: '', newPostbackId: () => 'p1' }
    const sealing = seal(made)
    const message = sealing.matched ? sealing.postbacks[0]?.message : null
    if (message?.channel !== 'url') throw new Error('not sealed')
    const secrets = { apiKey: 'pk_1', signingKey: 'sk_1' }
    const body = new SentBody(message.body)
    const hmac = (algorithm: string, text: string, encoding: 'hex' | 'base64' = 'hex') =>
      createHmac(algorithm, secrets.signingKey).update(text).digest(encoding)
    expect(message.headers.map((header) => fillHeader(header, secrets, body))).toMatchObject([
      { filled: Buffer.from('Token pk_1') },
      { filled: Buffer.from(`sha256=${hmac('sha256', 'order=100482')}`) },
      { filled: Buffer.from(hmac('sha512', '100482', 'base64')) },
      { filled: Buffer.from(hmac('sha1', '100482.order=100482')) },
    ])
  })

  it('lists every starting point of a receiver', () => {
    const listed = found(sectionOf(page, 'Starting points'), /^\| (\w[\w ]*?) +\|/gm)
    const there = receivers.map(({ receiver }) => receiver ?? 'any')
    expect(listed).toStrictEqual(new Set(['receiver', ...there]))
  })
})

describe('docs/receiving-postbacks.md', () => {
  interface Example {
    readMessage: (secret: string, headers: object, body: Buffer) => unknown
    isGenuine: (secret: string, headers: object, body: Buffer) => boolean
    startReceiver: (secret: string, port: number, onMessage: (message: unknown, id: string) => void) => Server
  }
  // The reader's own folder, with the package installed.
  const folder = mkdtempSync(join(tmpdir(), 'postbud-docs-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  const names = ['read-message.js', 'is-genuine.js', 'receiver.js'] as const
  for (const [index, code] of codeBlocks(read('docs/receiving-postbacks.md'), 'js').entries()) {
    writeFileSync(join(folder, names[index] ?? ''), code)
  }
  const load = async (name: (typeof names)[number]) =>
    (await import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href)) as Example
  afterAll(() => rmSync(folder, { recursive: true }))

  const secret = `whsec_${Buffer.from('a key of the receiver, 32 bytes.').toString('base64')}`
  const otherSecret = `whsec_${Buffer.from('another key').toString('base64')}`
  const body = Buffer.from('{"order":"Ærø \\u0000"}')
  const signed = (secrets: string[], ageSeconds = 0) => {
    const timestamp = Math.floor(Date.now() / 1000) - ageSeconds
    return {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': sign(secrets, 'msg_1', timestamp, body),
    }
  }

  test('the package reads what Postbud signs', async () => {
    const { readMessage } = await load('read-message.js')
    expect(readMessage(secret, signed([secret]), body)).toStrictEqual({ order: 'Ærø \0' })
    expect(() => readMessage(otherSecret, signed([secret]), body)).toThrow('No matching signature found')
  })

  test('the code without a package tells genuine messages', async () => {
    const { isGenuine } = await load('is-genuine.js')
    expect(isGenuine(secret, signed([secret]), body)).toBe(true)
    expect(isGenuine(secret, signed([otherSecret, secret]), body)).toBe(true)
    expect(isGenuine(secret, signed([otherSecret]), body)).toBe(false)
    expect(isGenuine(secret, signed([secret]), Buffer.from('{}'))).toBe(false)
    expect(isGenuine(secret, signed([secret], 600), body)).toBe(false)
    expect(isGenuine(secret, {}, body)).toBe(false)
  })

  test('the receiver takes a message once, and no test', async () => {
    const { startReceiver } = await load('receiver.js')
    const taken: unknown[] = []
    const server = startReceiver(secret, 0, (message) => taken.push(message))
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const send = async (headers: Record<string, string>) =>
      (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body })).status
    expect(await send({ ...signed([secret]), 'webhook-id': 'forged' })).toBe(401)
    expect(await send(signed([secret]))).toBe(204)
    expect(await send(signed([secret]))).toBe(204)
    expect(taken).toStrictEqual([{ order: 'Ærø \0' }])
    server.close()
    server.closeAllConnections()
  })
})
