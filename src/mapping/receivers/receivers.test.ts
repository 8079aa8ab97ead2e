import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkOutput } from '../check-output.ts'
import { compileHeader } from '../header-template.ts'
import { parseJson } from '../json.ts'
import { NO_TABLES } from '../lookups.ts'
import { takeMarks, type WrittenSecret } from '../secrets.ts'
import { compileTemplate, type TemplateFormat } from '../template.ts'

/** Real receivers' documents, each made from one event by the template of the same name. */
const PAYLOAD = parseJson(readFileSync('fixtures/order-events/order-shipped-split.json', 'utf8'))
const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

function made(format: TemplateFormat, source: string) {
  const { template, problems } = compileTemplate({ format, source, samples: [PAYLOAD] })
  const secrets: WrittenSecret[] = []
  const names = { data: PAYLOAD, own: { payload: PAYLOAD }, tables: NO_TABLES }
  const rendered = template?.render(names, secrets)
  if (!template || !rendered || rendered.format === 'email') throw new Error(JSON.stringify(problems))
  const { text: body, places } = takeMarks(rendered.body, secrets)
  checkOutput(format, body)
  return { ...rendered, body, places, contentType: template.contentType }
}

test('cXML: a ShipNoticeRequest', () => {
  const withoutLayout = (xml: string) => xml.trim().replaceAll(/>\s+</g, '><')
  const { body: sealed, places, contentType } = made('xml', read('cxml-ship-notice.xml.jinja'))
  const [place] = places
  expect(places).toHaveLength(1)
  expect(place?.secret).toEqual({ secret: 'cxmlSharedSecret', encodings: ['xml'] })
  // As the attempt fills it in.
  const body = `${sealed.slice(0, place?.at)}cxml-secret${sealed.slice(place?.at)}`
  expect(withoutLayout(body)).toBe(withoutLayout(read('cxml-ship-notice.xml')))
  expect(contentType).toBe('application/xml; charset=utf-8')
})

test('Amazon: a ship confirmation, tab-separated', () => {
  const { body, contentType } = made('csv', read('amazon-ship-confirm.csv.jinja'))
  expect(body).toBe(read('amazon-ship-confirm.tsv'))
  expect(contentType).toBe('text/tab-separated-values; charset=utf-8')
})

test('Order Desk: JSON in a field of a form', () => {
  const { body, fields, contentType } = made('form', read('order-desk.form.jinja'))
  const order = (form: string) => JSON.parse(new URLSearchParams(form.trim()).get('order') ?? '') as unknown
  expect(order(body)).toStrictEqual(order(read('order-desk.form.txt')))
  expect(fields?.get('order')).toBe(new URLSearchParams(body).get('order'))
  expect(contentType).toBe('application/x-www-form-urlencoded')

  // The header signs what a receiver reads in the field.
  const { header } = compileHeader('X-ORDER-DESK-HASH', '{{ fields.order | hmac("key") }}')
  const own = { payload: PAYLOAD, body, fields }
  const signed = createHmac('sha256', 'key').update(new URLSearchParams(body).get('order') ?? '')
  expect(header?.value({ data: PAYLOAD, own, tables: NO_TABLES })).toBe(signed.digest('hex'))
})
