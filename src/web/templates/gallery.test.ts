import { expect, it } from 'vitest'
import { parseJson } from '#mapping/json.ts'
import { compileTemplate } from '#mapping/template.ts'
import { gallery } from './gallery.ts'

const files = import.meta.glob<string>('../../../fixtures/order-events/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const samples = Object.values(files).map((text) => parseJson(text))

const starts = gallery.flatMap(({ id, format, source }) => [
  { id, format, language: 'en', source: source.en },
  { id, format, language: 'da', source: source.da },
])

it.each(starts)('$id ($language) has no errors and renders every sample', ({ format, source }) => {
  const { template, problems } = compileTemplate({ format, source, samples })
  expect(problems.filter(({ severity }) => severity === 'error')).toStrictEqual([])
  expect(samples.length).toBeGreaterThan(10)
  for (const payload of samples) {
    const rendered = template?.render({ data: payload, own: { payload } })
    expect(rendered).toBeDefined()
  }
})
