import { ability, type AbilityName } from '../abilities.ts'
import { REQUIRED, type Parameters } from '../parameters.ts'
import type { Filter, FilterWork } from './filter.ts'

/**
 * The filters of an ability: what they take is always known, what they do once it is loaded.
 * @param parameters null: any
 */
function later<Name extends string>(
  from: AbilityName,
  works: () => Readonly<Record<Name, FilterWork>>,
  parameters: Readonly<Record<Name, Parameters | null>>,
): Record<string, Filter> {
  // An object's own keys are those of its type: it is written out below.
  const names = Object.keys(parameters) as Name[]
  const filters = names.map((name): [string, Filter] => [
    name,
    {
      parameters: parameters[name] ?? {},
      isVariadic: parameters[name] === null,
      ability: from,
      check: (args) => works()[name].check?.(args),
      apply: (value, args, run) => works()[name].apply(value, args, run),
    },
  ])
  return Object.fromEntries(filters)
}

const HASHED = { encoding: 'hex' }

export const LATER_FILTERS: Readonly<Record<string, Filter>> = {
  ...later('seldom', () => ability('seldom').SELDOM_WORK.filters, {
    capitalize: {},
    title: {},
    truncate: { length: 255, killwords: false, end: '...', leeway: null },
    wordcount: {},
    center: { width: 80 },
    indent: { width: 4, first: false, blank: false },
    wordwrap: { width: 79, break_long_words: true, wrapstring: null, break_on_hyphens: true },
    pprint: {},
    filesizeformat: { binary: false },
    forceescape: {},
    format: null,
    groupby: { attribute: REQUIRED, default: null, case_sensitive: false },
    dictsort: { case_sensitive: false, by: 'key', reverse: false },
    decimal: { default: undefined },
    number: { decimals: 2, decimal: '.', thousands: '' },
    convert: { from: REQUIRED, to: REQUIRED },
  }),
  ...later('html', () => ability('html').HTML_WORK.filters, {
    striptags: {},
    xmlattr: { autospace: true },
    urlize: { trim_url_limit: null, nofollow: false, target: null, rel: null, extra_schemes: null },
  }),
  ...later('dates', () => ability('dates').DATE_FILTERS, {
    date: { format: 'iso', zone: null, language: 'en' },
    date_add: { days: 0, hours: 0, minutes: 0, months: 0, business_days: 0, zone: null },
    date_diff: { other: REQUIRED, unit: 'days' },
  }),
  ...later('hashes', () => ability('hashes').HASH_FILTERS, {
    sha256: HASHED,
    sha512: HASHED,
    sha1: HASHED,
    md5: HASHED,
    hmac: { key: REQUIRED, algorithm: 'sha256', encoding: 'hex' },
    base64: {},
    base64_decode: {},
    base64url: {},
    hex: {},
  }),
  ...later('codes', () => ability('codes').CODE_FILTERS, {
    country: { form: 'name', language: 'en', unknown: undefined },
    language_name: { language: 'en', unknown: undefined },
  }),
}
