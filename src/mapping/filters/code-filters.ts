import { countryOf, languageNames, nameLanguage, type Country } from '../codes/code-names.ts'
import { typeTerm } from '../kinds.ts'
import { RenderError, wrongType } from '../render-error.ts'
import { textOf } from '../text.ts'
import { stringOf, type Value } from '../value.ts'
import { trim } from '../white-space.ts'
import { knownTexts, type FilterWork } from './filter.ts'

/** Names and codes of countries and languages. */
export const CODE_FILTERS = {
  /** `"DK" | country` is Denmark, `"DK" | country("iso3")` is DNK; `unknown` is what any other code becomes. */
  country: {
    check: (args) => {
      const [form, language] = knownTexts(args)
      if (form !== undefined) formOf(form)
      if (language !== undefined) nameLanguage(language)
    },
    apply: (value, [form, language, unknown], run) => {
      run.charge(CODE_STEPS)
      const read = formOf(textOf(form, run))
      const names = nameLanguage(textOf(language, run))
      const country = countryOf(codeIn(value, 'country', unknown))
      const found = country === undefined ? '' : read(country, names)
      return found === '' ? otherwise(value, unknown, 'country') : found
    },
  },
  /** `"da" | language_name` is Danish. */
  language_name: {
    check: (args) => {
      const [language] = knownTexts(args)
      if (language !== undefined) nameLanguage(language)
    },
    apply: (value, [language, unknown], run) => {
      run.charge(CODE_STEPS)
      const inLanguage = nameLanguage(textOf(language, run))
      const names = languageNames(codeIn(value, 'language_name', unknown))
      return names === undefined ? otherwise(value, unknown, 'language') : names[inLanguage]
    },
  },
} satisfies Record<string, FilterWork>

/** Steps of finding a code. */
const CODE_STEPS = 40

type Read = (country: Country, language: 'en' | 'da') => string

const FORMS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['name', ({ names }, language) => names[language]],
  ['iso2', ({ iso2 }) => iso2],
  ['iso3', ({ iso3 }) => iso3],
  ['numeric', ({ numeric }) => numeric],
])

function formOf(name: string): Read {
  const read = FORMS.get(name)
  if (read !== undefined) return read
  throw new RenderError('wrong_type', 'unknown_country_form', {
    name: JSON.stringify(name.slice(0, 20)),
    names: [...FORMS.keys()].map((form) => `"${form}"`).join(', '),
  })
}

function codeIn(value: Value, filter: string, unknown: Value): string {
  const text = stringOf(value)
  if (text !== null) return trim(text.slice(0, 100))
  if (unknown !== undefined && (value === null || value === undefined)) return ''
  throw wrongType('code_expected', { filter, type: typeTerm(value) })
}

function otherwise(value: Value, unknown: Value, what: 'country' | 'language'): Value {
  if (unknown !== undefined) return unknown
  const code = JSON.stringify((stringOf(value) ?? '').slice(0, 20))
  throw new RenderError(`unknown_${what}`, `unknown_${what}`, { code })
}
