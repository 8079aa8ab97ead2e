import { expect, it } from 'vitest'
import { fill } from './fill.ts'

it('puts values into a sentence, quantities with their thousands and lists in quotes', () => {
  const values = { limit: 1_048_576, port: '8080', triggers: ['To the ERP', 'Mail'] }
  expect(fill('{{limit}} bytes, port {{port}}: {{triggers}}.', values)).toBe(
    '1,048,576 bytes, port 8080: “To the ERP”, “Mail”.',
  )
})

it('shows where a value is missing, and takes nothing from what every object has', () => {
  expect(fill('{{name}} {{toString}}', {})).toBe('{{name}} {{toString}}')
})

it('leaves alone what looks like a hole within a value', () => {
  expect(fill('{{url}} is not a URL.', { url: '{{order}}', order: 'A1' })).toBe('{{order}} is not a URL.')
})
