import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeTable } from '#test/code-tables.ts'
import { CODE_TABLE_VERSION } from './code-table.ts'
import { countryOf, languageNames } from './code-names.ts'

test('the table is as new as the names that Node has', () => {
  expect(CODE_TABLE_VERSION).toBeGreaterThanOrEqual(Number(process.versions.cldr))
})

// An older Node has other names.
const isSameVersion = CODE_TABLE_VERSION === Number(process.versions.cldr)

test.runIf(isSameVersion)('the table is what node scripts/code-names.ts writes', () => {
  expect(readFileSync(new URL('code-table.ts', import.meta.url), 'utf8')).toBe(codeTable())
})

test('countries are found by both codes', () => {
  const denmark = { iso2: 'DK', iso3: 'DNK', numeric: '208', names: { en: 'Denmark', da: 'Danmark' } }
  expect(countryOf('DK')).toStrictEqual(denmark)
  expect(countryOf('dnk')).toStrictEqual(denmark)
  expect(countryOf('XK')?.numeric).toBe('')
  expect(countryOf('D')).toBeUndefined()
  expect(countryOf('constructor')).toBeUndefined()
})

test('languages are found with and without a region', () => {
  expect(languageNames('da')).toStrictEqual({ en: 'Danish', da: 'dansk' })
  expect(languageNames('pt_BR')?.en).toBe('Portuguese')
  expect(languageNames('')).toBeUndefined()
})
