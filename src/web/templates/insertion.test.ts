import { expect, it } from 'vitest'
import { loopInsertion, pathInsertion, placeAt } from './insertion.ts'

it('knows where a text ends', () => {
  expect(placeAt('{"a": "{{ ', 'json')).toBe('expression')
  expect(placeAt('{"a": "{{ x["q"] }} and ', 'json')).toBe('quoted')
  expect(placeAt('{"a": "\\"', 'json')).toBe('quoted')
  expect(placeAt('{"a": "b", "c": ', 'json')).toBe('plain')
  expect(placeAt('say "', 'text')).toBe('plain')
})

it('writes a value so that it can stand there', () => {
  const text = (before: string, value: unknown, format: 'json' | 'text' = 'json') =>
    pathInsertion('order.id', value, before, format).text
  expect(text('{"a": ', 'x')).toBe('"{{ order.id }}"')
  expect(text('{"a": ', 5)).toBe('{{ order.id }}')
  expect(text('{"a": ', { b: 1 })).toBe('{{ order.id | tojson }}')
  expect(text('{"a": "', 'x')).toBe('{{ order.id }}')
  expect(text('{"a": {{ ', 'x')).toBe('order.id')
  expect(text('a ', 'x', 'text')).toBe('{{ order.id }}')
})

it('writes a loop with the cursor inside', () => {
  const { text, cursor } = loopInsertion('order.items', {}, '{\n  "lines": ', 'json')
  expect(text).toBe('[{% for item in order.items %}\n    {}{{ "," if not loop.last }}\n  {% endfor %}]')
  expect(text.slice(0, cursor)).toBe('[{% for item in order.items %}\n    {')
})
