import { RenderError } from '../render-error.ts'
import { COUNTRY_LINES, LANGUAGE_LINES } from './code-table.ts'

/** The languages that there are names in. */
export type NameLanguage = 'en' | 'da'

/** What is known of a country. */
export interface Country {
  iso2: string
  iso3: string
  /** Empty where ISO 3166 has none. */
  numeric: string
  names: Names
}

type Names = Readonly<Record<NameLanguage, string>>

const COUNTRIES = new Map(
  COUNTRY_LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [codes = '', english = '', danish = english] = line.split('|')
      const iso2 = codes.slice(0, 2)
      const iso3 = codes.slice(2, 5)
      const country: Country = { iso2, iso3, numeric: codes.slice(5), names: { en: english, da: danish } }
      return [iso2, iso3].map((code) => [code, country] as const)
    }),
)

const LANGUAGES = new Map(
  LANGUAGE_LINES.trim()
    .split('\n')
    .map((line) => {
      const [code = '', english = '', danish = english] = line.split('|')
      const names: Names = { en: english, da: danish }
      return [code, names] as const
    }),
)

/** The country of a code of two or three letters; undefined when there is none. */
export function countryOf(code: string): Country | undefined {
  return code.length > 3 ? undefined : COUNTRIES.get(code.toUpperCase())
}

/** The names of the language of a code such as `da` or `da-DK`; undefined when there are none. */
export function languageNames(code: string): Names | undefined {
  const [language = ''] = code.slice(0, 40).split(/[-_]/)
  return LANGUAGES.get(language.toLowerCase())
}

/** The language that is asked for. */
export function nameLanguage(language: string): NameLanguage {
  if (language === 'en' || language === 'da') return language
  throw new RenderError('unknown_language', 'no_names_in_language', {
    language: JSON.stringify(language.slice(0, 20)),
  })
}
