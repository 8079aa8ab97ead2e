import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseJson } from '../json.ts'
import { NO_TABLES } from '../lookups.ts'
import { compileTemplate, type TemplateFormat, type TemplateSource } from '../template.ts'

/** Real receivers' documents, each made from one event by the template of the same name. */
const PAYLOAD = parseJson(readFileSync('fixtures/order-events/order-shipped-split.json', 'utf8'))
const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

function made(format: TemplateFormat, source: TemplateSource) {
  const { template, problems } = compileTemplate({ format, source, samples: [PAYLOAD] })
  expect(problems).toStrictEqual([])
  return template?.render({ data: PAYLOAD, own: { payload: PAYLOAD }, tables: NO_TABLES })
}

test.each([
  ['Gelato: an order whose status was updated', 'gelato-order-status.json'],
  ['Printful: a package that was shipped', 'printful-package-shipped.json'],
  ['Shopify: a fulfilment', 'shopify-fulfillment.json'],
])('%s', (_what, name) => {
  const rendered = made('json', read(`${name}.jinja`))
  // Read with every digit: the number of Shopify's order is beyond what a double holds.
  expect(rendered && 'body' in rendered && parseJson(rendered.body)).toStrictEqual(parseJson(read(name)))
})

test('an e-mail in Danish', () => {
  const rendered = made('email', {
    subject: 'Ordre {{ order.referenceId }} er afsendt',
    text: read('order-shipped.email.txt.jinja'),
    html: read('order-shipped.email.html.jinja'),
  })
  const { subject, text, html } = JSON.parse(read('order-shipped.email.json')) as Record<string, unknown>
  if (rendered?.format !== 'email') throw new Error('no e-mail')
  expect(rendered).toMatchObject({ subject, text })
  expect(rendered.html.replaceAll(/\s*\n\s*/g, '').replaceAll('&#34;', '&quot;')).toBe(html)
})
