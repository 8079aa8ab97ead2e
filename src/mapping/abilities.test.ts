import { describe, expect, test } from 'vitest'
import { worded } from '#contract/worded.ts'
import { parseJson } from './json.ts'
import { problemOf, RenderError } from './render-error.ts'
import { compileTemplate } from './template.ts'

const DATA = parseJson(
  '{"at": "2026-10-02T14:21:07Z", "exact": 149.50, "whole": 3, "text": "149.00", "nul": null, "empty": "", "country": "DK"}',
)

/** What an expression prints, or what is wrong with it and how it is put right. */
function outcome(expression: string): string {
  return rendered(`{{ ${expression} }}`, 'text')
}

function rendered(source: string, format: 'text' | 'json'): string {
  const { template, problems } = compileTemplate({ format, source, samples: [DATA] })
  if (template === null) {
    const problem = problems.map(worded).find(({ severity }) => severity === 'error')
    return `save ${problem?.code}: ${problem?.message} ${problem?.fix ?? ''}`.trim()
  }
  try {
    const result = template.render({ data: DATA, own: { payload: DATA } })
    return 'body' in result ? result.body : ''
  } catch (error) {
    if (!(error instanceof RenderError)) throw error
    const { message, fix = '' } = worded(problemOf(error))
    return `${error.code}: ${message} ${fix}`.trim()
  }
}

describe('exact numbers', () => {
  test.each([
    ['("149.00" | decimal) * whole', '447.00'],
    ['("2" | decimal) * exact', '299.00'],
    ['exact | decimal', '149.50'],
    ['(0.1 + 0.2) | decimal', '0.30000000000000004'],
    ['("0.1" | decimal) == 0.1', 'True'],
    ['("0.3" | decimal) == 0.1 + 0.2', 'False'],
    ['"x" | decimal(0)', '0'],
    ['nul | decimal(default="1.50")', '1.50'],
    ['("0.125" | decimal) | round(2, "half_up")', '0.13'],
    ['("-0.125" | decimal) | round(2, "half_up")', '-0.13'],
    ['("0.121" | decimal) | round(2, "ceil")', '0.13'],
    ['("-0.121" | decimal) | round(2, "floor")', '-0.13'],
    ['("1250" | decimal) | round(-2)', '1200'],
    ['("2" | decimal) | round(3)', '2.000'],
    ['"%.2f" | format("2.675" | decimal)', '2.68'],
    ['"%8.1f|%g" | format("-2.25" | decimal, "1.50" | decimal)', '    -2.2|1.5'],
    [
      '("12345678901234567890" | decimal) * ("12345678901234567890.1" | decimal)',
      '152415787532388367503139767765142508889.0',
    ],
    ['{"a": "5.10" | decimal} | tojson', '{"a": 5.10}'],
    ['1234567.891 | number(2, ",", ".")', '1.234.567,89'],
    ['1234 | number(0, thousands=" ")', '1 234'],
    ['123 | number(0, thousands=".")', '123'],
    ['"-1234.5" | number(1, ",", "$&")', '-1$&234,5'],
    ['2.675 | number', '2.67'],
    ['(2.675 * 1) | number', '2.67'],
    ['-0.001 | number', '0.00'],
    ['exact | number(none)', '149.50'],
    ['("2500" | decimal) | filesizeformat', '2.5 kB'],
    ['12 | convert("in", "cm")', '30.48'],
    ['"2.5" | convert("lb", "g")', '1133.980925'],
    ['1 | convert("mm", "in")', '0.03937007874015748031496062992'],
  ])('%s is %s', (expression, expected) => {
    expect(outcome(expression)).toBe(expected)
  })

  test.each([
    [
      '("1" | decimal) * 1.25',
      'wrong_type: * does not work with a decimal number and a calculated fraction, which is not exact. Make both exact: | decimal on the other side too, and 1.25 written as ("1.25" | decimal).',
    ],
    ['("1" | decimal) / 0', 'division_by_zero: A number is divided by zero.'],
    [
      'nul | decimal',
      'wrong_type: decimal works with a number, not with null. Give it a value: | default(0, true) | decimal',
    ],
    [
      '"1.234,50" | decimal',
      'wrong_type: "1.234,50" is not a number. Take away what is no digit: | replace(".", "") | replace(",", ".") | decimal',
    ],
    [
      'exact | round(2, "half_up")',
      'wrong_type: The method of round is common, ceil or floor; of decimal numbers half_up as well. Make the number exact: | decimal | round(2, "half_up")',
    ],
    ['1 | number(200)', 'wrong_type: decimals is between 0 and 100.'],
    ['1 | convert("g", "m")', 'save wrong_unit: g cannot become m: one is a weight, the other a length.'],
    [
      '1 | convert("g", "stone")',
      'save wrong_unit: There is no unit "stone". The units are mg, g, kg, oz, lb, mm, cm, m, in, ft.',
    ],
    [
      '("2" | decimal) ** ("0.5" | decimal)',
      'wrong_type: A decimal number takes whole exponents. Use | float for other ones.',
    ],
    ['"1e99999" | decimal', 'too_large: A decimal number has more than 500 digits.'],
    ['("1e400" | decimal) * ("1e400" | decimal)', 'too_large: A decimal number has more than 500 digits.'],
    ['("7" | decimal) ** 999999999', 'too_large: A decimal number has more than 500 digits.'],
  ])('%s is refused', (expression, expected) => {
    expect(outcome(expression)).toBe(expected)
  })

  test('stand outside quotes in JSON', () => {
    expect(
      rendered('{"a": {{ text | decimal * 3 }}, "b": {{ [text, text] | map("decimal") | sum }}}', 'json'),
    ).toBe('{"a": 447.00, "b": 298.00}')
  })
})

describe('dates', () => {
  test.each([
    ['at | date', '2026-10-02T14:21:07+00:00'],
    ['at | date("iso", "Europe/Copenhagen")', '2026-10-02T16:21:07+02:00'],
    [
      'at | date("%d. %B %Y kl. %H.%M (%a, %b)", "Europe/Copenhagen", "da")',
      '02. oktober 2026 kl. 16.21 (fre, okt)',
    ],
    ['at | date("rfc2822", "America/New_York", "da")', 'Fri, 02 Oct 2026 10:21:07 -0400'],
    ['at | date("unix") + 1', '1790950868'],
    ['1790950867123 | date("unix_ms")', '1790950867123'],
    ['1790950867123 | date("%f")', '123000'],
    ['"1790950867" | date("date")', '2026-10-02'],
    ['-1500 | date("%Y")', '1969'],
    ['"2026-10-02t14:21:07.1239z" | date("%H:%M:%S.%f")', '14:21:07.123900'],
    ['"2026-10-02 14:21+0200" | date', '2026-10-02T12:21:00+00:00'],
    ['"2016-12-31T23:59:60Z" | date', '2017-01-01T00:00:00+00:00'],
    ['"2026-10-02" | date("%d.%m.%Y", "Pacific/Honolulu")', '02.10.2026'],
    ['"2026-10-02" | date("iso", "Europe/Copenhagen")', '2026-10-02T00:00:00+02:00'],
    ['at | date("%:z %Z", "+05:30")', '+05:30 UTC+05:30'],
    ['at | date_add(days=3)', '2026-10-05T14:21:07Z'],
    ['at | date_add(hours=-15, minutes=1)', '2026-10-01T23:22:07Z'],
    ['"2026-10-02T14:21:07.5+02:00" | date_add(months=-1)', '2026-09-02T14:21:07.500+02:00'],
    ['"2026-10-02" | date_add(days=30)', '2026-11-01'],
    ['"2024-01-31" | date_add(months=1)', '2024-02-29'],
    ['"2026-12-15" | date_add(months=2)', '2027-02-15'],
    ['1790950867 | date_add(hours=1)', '1790954467'],
    ['1790950867123 | date_add(days=1)', '1791037267123'],
    ['"2026-10-24T12:00:00+02:00" | date_add(days=1, zone="Europe/Copenhagen")', '2026-10-25T12:00:00+01:00'],
    ['"2026-10-24T10:00:00Z" | date_add(days=1, zone="Europe/Copenhagen")', '2026-10-25T11:00:00Z'],
    ['"2026-10-02" | date_add(business_days=1)', '2026-10-05'],
    ['"2026-10-03" | date_add(business_days=1)', '2026-10-05'],
    ['"2026-10-04" | date_add(business_days=-1)', '2026-10-02'],
    ['"2026-10-05" | date_add(business_days=-6)', '2026-09-25'],
    ['"2026-10-02" | date_add(business_days=261000)', '3027-03-09'],
    ['"2026-10-05" | date_diff("2026-10-02")', '3'],
    ['"2026-10-02" | date_diff("2026-10-05", "hours")', '-72'],
    ['at | date_diff("2026-10-02T14:21:07.5Z", "seconds")', '0'],
    ['at | date_diff("2026-10-02T14:20:08Z", "minutes")', '0'],
    ['at | date_diff("2026-09-01T00:00:00Z", unit="weeks")', '4'],
  ])('%s is %s', (expression, expected) => {
    expect(outcome(expression)).toBe(expected)
  })

  test.each([
    [
      'nul | date',
      'wrong_type: date works with a date, not with null. Write it only when there is one: {{ value | date(…) if value }}',
    ],
    [
      'empty | date',
      'not_a_date: "" is not a date. Write it only when there is one: {{ value | date(…) if value }}',
    ],
    [
      '"2026-02-30" | date',
      'not_a_date: "2026-02-30" is not a date. Dates are written 2026-10-02 or 2026-10-02T14:21:07Z, or are seconds or milliseconds since 1970.',
    ],
    [
      '"02.10.2026" | date',
      'not_a_date: "02.10.2026" is not a date. Dates are written 2026-10-02 or 2026-10-02T14:21:07Z, or are seconds or milliseconds since 1970.',
    ],
    [
      '"2026-10-02T14:21:07" | date',
      'no_time_zone: "2026-10-02T14:21:07" has a time, but does not say in which time zone. Say it: (value ~ "Z") for UTC, (value ~ "+02:00") for another.',
    ],
    ['1.5 | date', 'wrong_type: date works with whole seconds or milliseconds. Round it: | int | date(…)'],
    [
      'at | date("%Q")',
      'save bad_format: The format has %Q, which is not known. Write %% for a per cent sign.',
    ],
    [
      'at | date("%")',
      'save bad_format: The format has %, which is not known. Write %% for a per cent sign.',
    ],
    [
      'at | date("dd-mm")',
      'save bad_format: "dd-mm" is no format for dates. Use letters such as "%d.%m.%Y", or one of "iso", "date", "rfc2822", "unix", "unix_ms".',
    ],
    [
      'at | date("iso", "europe/copenhagen")',
      'save unknown_time_zone: There is no time zone "europe/copenhagen". Did you mean Europe/Copenhagen?',
    ],
    [
      'at | date("iso", text)',
      'unknown_time_zone: There is no time zone "149.00". Write a name such as "Europe/Copenhagen", or an offset such as "+02:00".',
    ],
    [
      'at | date(language="fr")',
      'save unknown_language: Months and days have no names in "fr" here. The languages are "en" and "da".',
    ],
    ['at | date_add(days="3")', 'wrong_type: days must be a whole number, not text.'],
    ['"9999-12-31" | date_add(days=1)', 'not_a_date: A date is between the years 1 and 9999.'],
    ['at | date_add(business_days=99999999999999)', 'not_a_date: A date is between the years 1 and 9999.'],
    [
      '"2026-10-02" | date_add(hours=1)',
      'wrong_type: Hours and minutes cannot be added to a date without a time. Give it one: (value ~ "T00:00:00Z") | date_add(…)',
    ],
    [
      'at | date_diff(at, "years")',
      'save wrong_unit: There is no unit "years". The units are seconds, minutes, hours, days, weeks.',
    ],
  ])('%s is refused', (expression, expected) => {
    expect(outcome(expression)).toBe(expected)
  })

  test('are numbers in JSON as unix time, and text otherwise', () => {
    expect(rendered('{"a": {{ at | date("unix") }}, "b": "{{ at | date }}"}', 'json')).toBe(
      '{"a": 1790950867, "b": "2026-10-02T14:21:07+00:00"}',
    )
    expect(rendered('{"a": {{ at | date }}}', 'json')).toMatch(/^save unquoted_text/)
    expect(rendered('{"a": {{ at | date_add(days=1) }}}', 'json')).toMatch(/^save unquoted_text/)
  })
})

describe('hashes, encodings and names', () => {
  test.each([
    ['"Søren" | base64 | base64_decode', 'Søren'],
    ['3 | sha1', '77de68daecd823babbb58edb1c8e14d7106e83bb'],
    ['empty | sha256(encoding="base64")', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
    ['country | country', 'Denmark'],
    ['country | country("name", "da")', 'Danmark'],
    ['"dnk" | country("iso2")', 'DK'],
    ['nul | country(unknown="")', ''],
    ['"XK" | country("numeric", unknown="-")', '-'],
    ['"nb-NO" | language_name("da")', 'bokmål'],
  ])('%s is %s', (expression, expected) => {
    expect(outcome(expression)).toBe(expected)
  })

  test.each([
    [
      'nul | sha256',
      'wrong_type: sha256 does not work with null. Give it a value: | default("", true) | sha256',
    ],
    [
      'text | md5(encoding="base32")',
      'save unknown_encoding: There is no encoding "base32". The encodings are "hex" and "base64".',
    ],
    [
      'nul | base64_decode',
      'wrong_type: base64_decode does not work with null. Give it a value: | default("", true) | base64_decode',
    ],
    ['[1] | md5', 'wrong_type: md5 works with text, not with a list. Make it JSON: | tojson | md5'],
    ['text | hmac', 'save wrong_arguments: hmac needs the argument key.'],
    ['text | hmac(empty)', 'wrong_type: The key of hmac is empty; it must be text.'],
    [
      'text | hmac("k", "sha3")',
      'save unknown_algorithm: There is no algorithm "sha3". The algorithms are md5, sha1, sha256, sha512.',
    ],
    ['"/w==" | base64_decode', 'broken_text: What was decoded is not text in UTF-8.'],
    [
      '"QQ" | country',
      'unknown_country: There is no country with the code "QQ". Say what to write instead: unknown="…"',
    ],
    [
      'nul | country',
      'wrong_type: country works with a code, not with null. Say what to write instead: unknown=""',
    ],
    [
      'country | country("iso")',
      'save wrong_type: country has no form "iso". The forms are "name", "iso2", "iso3", "numeric".',
    ],
    [
      '"xx" | language_name',
      'unknown_language: There is no language with the code "xx". Say what to write instead: unknown="…"',
    ],
  ])('%s is refused', (expression, expected) => {
    expect(outcome(expression)).toBe(expected)
  })
})

describe('what could take long ends soon in a clear problem', () => {
  test.each([
    ['{% for i in range(100000) %}{{ at | date("%A%B" * 100, "Europe/Copenhagen") }}{% endfor %}'],
    ['{{ ("1" * 400) | number(100, thousands="x" * 100000) }}'],
    ['{% for i in range(100000) %}{{ ("1e499" | decimal) / 3 }}{% endfor %}'],
    [
      '{% set d = namespace(x="1.1" | decimal) %}{% for i in range(100000) %}{% set d.x = d.x * d.x %}{% endfor %}',
    ],
    ['{% set t = "x" * 1000000 %}{% for i in range(100) %}{{ t | sha512 }}{% endfor %}'],
    ['{% for i in range(100000) %}{{ ("x" * 100000) | base64 | base64_decode | hex | md5 }}{% endfor %}'],
  ])('%s', (source) => {
    const start = performance.now()
    expect(rendered(source, 'text')).toMatch(/^too_(large|much_work): /)
    // It is 50 ms on a quiet machine.
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('every filter takes every value, or says what is wrong', () => {
  const values = [
    '1',
    '0',
    '-1.5',
    '1e300',
    '5e-324',
    '10**400',
    'true',
    'nul',
    'missing',
    '[1]',
    '{"a": 1}',
    'at',
    'text',

    '""',
    '"x"',
    '"<b>" | e',
    '"1e400" | decimal',
    '-62135596801',
    '253402300800',
    '"0001-01-01T00:00:00+10:00"',
  ]
  const filters = [
    'decimal',
    'number',
    'number(100)',
    'number(none, ",", ".")',
    'convert("g", "kg")',
    'convert("ft", "mm")',
    'date',
    'date("unix_ms")',
    'date("%d %B %G %U", "Pacific/Apia", "da")',
    'date_add(months=-13)',

    'date_add(days=100000000)',
    'date_add(business_days=7)',
    'date_diff(at, "weeks")',
    'sha1',
    'sha512',
    'md5',

    'hmac("k")',
    'hmac(nul)',
    'base64',
    'base64_decode',
    'base64url',
    'hex',
    'country',
    'country("numeric")',
    'language_name("da")',
    'decimal | round(2)',
    'decimal | round(-400)',
    'decimal | abs | tojson',

    'decimal | int',
    'decimal | float',
    'decimal is even',
    'decimal // 3',
    'decimal % text',
    'decimal ** -3',
    'decimal / 7',
    'decimal < 1.5',
    'decimal in [1, "a"]',
    'decimal | list',
    'decimal * [1]',
  ]

  test.each(filters)('%s', (filter) => {
    for (const value of values) expect(outcome(`(${value}) | ${filter}`)).not.toMatch(/^internal_error/)
  })
})
