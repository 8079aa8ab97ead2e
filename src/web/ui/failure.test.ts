import i18next from 'i18next'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ApiFailure } from '../api/client.ts'
import da from '../i18n/da/errors.ts'
import en from '../i18n/en/errors.ts'
import { failureText, faultAt } from './failure.tsx'

beforeAll(async () => {
  await i18next.init({
    lng: 'da',
    fallbackLng: false,
    ns: ['errors'],
    interpolation: { escapeValue: false },
    resources: { da: { errors: da }, en: { errors: en } },
  })
})
beforeEach(() => i18next.changeLanguage('da'))

const inUse = new ApiFailure(409, {
  code: 'secret_in_use',
  message: 'Triggers use this secret: “To the ERP”, “Mail”.',
  values: { triggers: ['To the ERP', 'Mail'] },
})

describe('a failed request', () => {
  it('says what it names, quoted as the reader quotes', async () => {
    expect(failureText(inUse)).toBe(
      'Hemmeligheden bruges i udløsere: »To the ERP«, »Mail«. Vælg en anden dér først.',
    )
    await i18next.changeLanguage('en')
    expect(failureText(inUse)).toContain('“To the ERP”, “Mail”')
  })

  it('writes quantities as the reader does', () => {
    const failure = new ApiFailure(413, {
      code: 'batch_too_large',
      message: 'A batch holds at most 1,000 events, this one 1,001.',
      values: { limit: 1000, count: 1001 },
    })
    expect(failureText(failure)).toContain('højst 1.000')
  })

  it('says its first fault, with the field, when it says little by itself', () => {
    const detail = { path: '/name', code: 'field_invalid', reason: 'too_long', values: { limit: 200 } }
    const failure = new ApiFailure(422, {
      code: 'request_invalid',
      message: '/name: This may have at most 200 characters.',
      details: [{ ...detail, message: 'This may have at most 200 characters.' }],
    })
    expect(failureText(failure)).toBe('/name: Skriv højst 200 tegn.')
    expect(faultAt(failure, '/name')).toBe('Skriv højst 200 tegn.')
    expect(faultAt(failure, '/note')).toBeUndefined()
  })

  it.each([
    ['a reason that is newer than the page', 'customer_unknown', da.customer_unknown],
    ['a code that is newer than the page', 'brand_new', da.unknown],
    ['a code that every object has', 'constructor', da.unknown],
    ['the name of a group of texts', 'reasons', da.unknown],
  ])('of %s is never told in the server’s words', (_, code, text) => {
    expect(failureText(new ApiFailure(422, { code, reason: 'newer', message: 'In English.' }))).toBe(text)
  })

  it('tells what is wrong with a template where the page has words for that', () => {
    const said = { code: 'unknown_filter', message: 'There is no filter x.' }
    const failure = new ApiFailure(422, {
      code: 'render_failed',
      message: said.message,
      details: [{ path: '', ...said }],
      problems: [{ ...said, severity: 'error', phase: 'save', reason: 'no_x', values: { name: 'x' } }],
    })
    expect(failureText(failure)).toBe(da.render_failed)
    i18next.addResourceBundle('da', 'problems', {
      reasons: { no_x: { message: 'Filteret {{name}} findes ikke.' } },
      terms: {},
    })
    expect(failureText(failure)).toBe('Filteret x findes ikke.')
    i18next.removeResourceBundle('da', 'problems')
  })

  it('that never got as far as the server quotes the browser', () => {
    expect(failureText(new Error('Failed to fetch'))).toContain('»Failed to fetch«')
  })
})
