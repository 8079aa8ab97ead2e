import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { errorsDocument } from './catalogue.ts'

it('is what docs/errors.md says (else: node scripts/errors-doc.ts)', () => {
  const file = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  expect(file).toBe(errorsDocument())
})
