import { deepStrictEqual } from 'node:assert/strict'
import { attackTimes } from '../mapping/attacks.ts'
import { byHand, mailByHand, type Mail } from '../mapping/by-hand.ts'
import { contest, ratios } from '../mapping/contest.ts'
import { MAIL } from '../mapping/mail-templates.ts'
import { referenceOrder } from '../mapping/order.ts'
import { jsonata, liquid, minijinja, nunjucks, type Render } from '../mapping/peers.ts'
import { REFERENCE } from '../mapping/reference-templates.ts'
import '../../src/mapping/all.ts'
import { round } from '../statistics.ts'
import { seal } from '../../src/mapping/seal.ts'
import { compileTemplate, type CompiledTemplate, type TemplateInput } from '../../src/mapping/template.ts'
import { compileTrigger } from '../../src/mapping/trigger.ts'
import { bundleMapping, coreBytes, mostCoreBytes } from '../../test/support/mapping-bundle.ts'

const attackGoalMilliseconds = 50
const order = referenceOrder()

export async function* run(): AsyncGenerator<object> {
  yield await render()
  yield await email()
  yield await bundle()
  yield attacks()
}

/** The reference mapping, from the parsed event to JSON text; `sealed` is all that is done for a postback. */
async function render(): Promise<object> {
  const { plain } = order
  const template = compiled({ format: 'json', source: REFERENCE.postbud, samples: [order.payload] })
  const names = { data: order.data, own: { payload: order.payload } }
  const peers = {
    liquidjs: await liquid(REFERENCE.liquid),
    jsonata: await jsonata(REFERENCE.jsonata),
    nunjucks: await nunjucks(REFERENCE.nunjucks, false),
    minijinja: await minijinja(REFERENCE.minijinja, 'a.txt'),
  }
  const contestants = {
    postbud: () => bodyOf(template.render(names)),
    liquidjs: () => peers.liquidjs(plain),
    jsonata: () => peers.jsonata(plain),
    nunjucks: () => peers.nunjucks(plain),
    minijinja: () => peers.minijinja(plain),
    byHand: () => byHand(plain),
  }
  const expected: unknown = JSON.parse(byHand(plain))
  for (const [name, make] of Object.entries(contestants)) {
    deepStrictEqual(JSON.parse(await make()), expected, `${name} makes another document`)
  }
  const { sealed, ...rates } = await contest({ ...contestants, sealed: sealer(template) })
  const ratio = ratios(rates, 'postbud')
  const goal = { liquidjs: 10, jsonata: 10, nunjucks: 1, byHand: 0.4 }
  return { name: 'mapping.render', perSecond: rates, sealedPerSecond: sealed, ratio, goal }
}

function sealer(template: CompiledTemplate): () => unknown {
  const rules = {
    channel: 'url',
    condition: null,
    parts: null,
    url: 'https://receiver.example/orders',
  } as const
  const { trigger } = compileTrigger(rules)
  if (trigger === null) throw new Error('The trigger is not right.')
  const { payload } = order
  const about = { id: 'trg_1', name: 'Bench' }
  const sealedAt = '2026-10-02T14:21:07Z'
  return () => seal({ trigger, template, payload, about, sealedAt, newPostbackId: () => 'pst_1' })
}

/** Subject, HTML and text. JSONata makes no texts. */
async function email(): Promise<object> {
  const { plain } = order
  const source = { subject: MAIL.subject, html: MAIL.html, text: MAIL.text }
  const template = compiled({ format: 'email', source, samples: [order.payload] })
  const names = { data: order.data, own: { payload: order.payload } }
  const mailer = (subject: Render, html: Render, text: Render) => (): Mail => {
    return { subject: subject(plain), html: html(plain), text: text(plain) }
  }
  const contestants: Record<string, () => Mail> = {
    postbud: () => {
      const rendered = template.render(names)
      if (rendered.format !== 'email') throw new Error('This is no e-mail.')
      return rendered
    },
    liquidjs: mailer(await liquid(MAIL.subject), await liquid(MAIL.liquidHtml), await liquid(MAIL.text)),
    nunjucks: mailer(
      await nunjucks(MAIL.subject, false),
      await nunjucks(MAIL.html, true),
      await nunjucks(MAIL.text, false),
    ),
    minijinja: mailer(
      await minijinja(MAIL.subject, 'a.txt'),
      await minijinja(MAIL.html, 'a.html'),
      await minijinja(MAIL.text, 'a.txt'),
    ),
    byHand: () => mailByHand(plain),
  }
  const expected = readable(mailByHand(plain))
  for (const [name, make] of Object.entries(contestants)) {
    deepStrictEqual(readable(make()), expected, `${name} makes another e-mail`)
  }
  const rates = await contest(contestants)
  const goal = { liquidjs: 10, nunjucks: 1, byHand: 0.4 }
  return { name: 'mapping.email', perSecond: rates, ratio: ratios(rates, 'postbud'), goal }
}

/** What people read: the same characters can be escaped in several ways, and a last line break is nothing. */
function readable({ subject, html, text }: Mail): Mail {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }
  const plain = html.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/g, (entity, decimal, hex, name) => {
    if (typeof name === 'string') return named[name] ?? entity
    return String.fromCodePoint(typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal))
  })
  return { subject, html: plain.trimEnd(), text: text.trimEnd() }
}

async function bundle(): Promise<object> {
  const files = await bundleMapping()
  const later = files.filter(({ isLater }) => isLater).map(({ name, bytes }) => [name, bytes])
  return {
    name: 'mapping.bundle',
    gzippedBytes: coreBytes(files),
    laterBytes: Object.fromEntries(later),
    goal: mostCoreBytes,
  }
}

/** Templates and payloads that want to keep the server busy: the slowest of them. */
function attacks(): object {
  const times = attackTimes()
  const slowest = times.slice(0, 3).map(({ name, milliseconds }) => [name, round(milliseconds)])
  return {
    name: 'mapping.attacks',
    attacks: times.length,
    slowestMilliseconds: Object.fromEntries(slowest),
    goal: attackGoalMilliseconds,
  }
}

function compiled(input: TemplateInput): CompiledTemplate {
  const { template, problems } = compileTemplate(input)
  if (template === null) throw new Error(JSON.stringify(problems))
  return template
}

function bodyOf(rendered: ReturnType<CompiledTemplate['render']>): string {
  if (rendered.format === 'email') throw new Error('This is an e-mail.')
  return rendered.body
}
