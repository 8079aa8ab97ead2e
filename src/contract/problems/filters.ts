import type { ProblemText } from '../problem-words.ts'

/** What single filters refuse. */
export const filters = {
  no_names_in_language: {
    message: 'There are no names in {{language}} here.',
    fix: 'The languages are "en" and "da".',
  },
  date_out_of_range: { message: 'A date is between the years 1 and 9999.' },
  date_format_too_long: { message: 'A format has at most {{limit}} characters.' },
  no_date_names_in_language: {
    message: 'Months and days have no names in {{language}} here.',
    fix: 'The languages are "en" and "da".',
  },
  date_from_fraction: {
    message: '{{filter}} works with whole seconds or milliseconds.',
    fix: 'Round it: | int | {{filter}}(…)',
  },
  date_without_zone: {
    message: '{{text}} has a time, but does not say in which time zone.',
    fix: 'Say it: (value ~ "Z") for UTC, (value ~ "+02:00") for another.',
  },
  attribute_name: {
    message: 'The name of an attribute has no spaces, nor any of / > =, as {{name}} has.',
  },
  not_a_scheme: {
    message: '{{text}} is not how an address begins.',
    fix: 'Write such as "tel:" or "ftp://".',
  },
  code_expected: {
    message: '{{filter}} works with a code, not with {{type}}.',
    fix: 'Say what to write instead: unknown=""',
  },
  hours_to_plain_date: {
    message: 'Hours and minutes cannot be added to a date without a time.',
    fix: 'Give it one: (value ~ "T00:00:00Z") | date_add(…)',
  },
  argument_not_text: { message: '{{name}} is a text, not {{type}}.' },
  decimals_out_of_range: { message: 'decimals is between 0 and {{limit}}.' },
  number_expected: {
    message: '{{filter}} works with a number, not with {{type}}.',
    fix: 'Give it a value: | default(0, true) | {{filter}}',
  },
  series_to_json: {
    message: 'tojson does not work with a range or the keys, values or items of an object.',
    fix: 'Make it a list: | list | tojson',
  },
  indent_too_large: { message: 'indent is at most {{limit}}.' },
  indent_not_a_number: { message: 'indent is a number, not {{type}}.' },
  urlencode_input: { message: 'urlencode works with text, an object or a list of pairs.' },
  dictsort_input: { message: 'dictsort works with an object, not with {{type}}.' },
  dictsort_by: { message: 'dictsort sorts by "key" or by "value".' },
  hash_of_nothing: {
    message: '{{filter}} does not work with {{type}}.',
    fix: 'Give it a value: | default("", true) | {{filter}}',
  },
  hash_needs_text: {
    message: '{{filter}} works with text, not with {{type}}.',
    fix: 'Make it JSON: | tojson | {{filter}}',
  },
  unknown_encoding: {
    message: 'There is no encoding {{name}}.',
    fix: 'The encodings are "hex" and "base64".',
  },
  filter_needs_text: {
    message: '{{filter}} works with text, not with {{type}}.',
    fix: 'Make it text: | string | {{filter}}',
  },
  sum_of_texts: { message: 'sum adds numbers, not texts.', fix: 'Join texts with | join.' },
  unique_not_comparable: {
    message: 'unique cannot compare {{type}}.',
    fix: 'Name what to compare: | unique(attribute="id")',
  },
  slice_count: { message: 'slice needs at least one list.' },
  filter_needs_number: {
    message: '{{filter}} works with a number, not with {{type}}.',
    fix: 'Make it one: | float | {{filter}}',
  },
  precision_out_of_range: { message: 'precision must be between -400 and 400.' },
  format_arguments: { message: 'format takes arguments by position or by name, not both.' },
  length_below_end: { message: 'length must not be less than the length of the end.' },
  leeway_negative: { message: 'leeway must not be negative.' },
  wordwrap_width: { message: 'The width of wordwrap must be more than 0.' },
  decoded_not_text: { message: 'What was decoded is not text in UTF-8.' },
  not_base64: { message: 'The text is not base64.' },
  pattern_ends_early: { message: 'The pattern ends within a conversion; write %% for a per cent sign.' },
  pattern_needs_named: { message: 'The pattern needs an argument named {{name}}.' },
  pattern_needs_more: { message: 'The pattern needs more arguments.' },
  pattern_precision: { message: 'A precision is at most {{limit}}.' },
  pattern_too_few: { message: 'The pattern has too few conversions.' },
  pattern_no_argument: { message: 'There is no argument named {{name}}.' },
  pattern_unknown_conversion: { message: 'There is no conversion %{{type}}; write %% for a per cent sign.' },
  braces_too_deep: { message: 'A field nests too deep.' },
  braces_single: {
    message: 'A {{brace}} stands alone in the pattern.',
    fix: 'Write it twice for the brace itself.',
  },
  braces_field: { message: 'The field {{field}} is not supported.', fix: 'Give the value itself to format.' },
  braces_numbering: { message: 'Fields are all numbered, or none is.' },
  braces_spec: { message: 'The format {{spec}} is not supported.' },
  braces_spec_for_type: { message: 'The format {{spec}} does not work with {{type}}.' },
  pattern_not_in_html: { message: '%{{type}} does not work in a pattern that is HTML.' },
  pattern_character: { message: '%c takes one character or the number of one.' },
  not_a_date_format: {
    message: '{{format}} is no format for dates.',
    fix: 'Use letters such as "%d.%m.%Y", or one of {{names}}.',
  },
  unknown_date_letter: {
    message: 'The format has {{written}}, which is not known.',
    fix: 'Write %% for a per cent sign.',
  },
  date_letter_unix: {
    message: 'The format has {{written}}, which is not known.',
    fix: 'Use | date("unix").',
  },
  date_expected: { message: '{{filter}} works with a date, not with {{type}}.' },
  date_missing: {
    message: '{{filter}} works with a date, not with {{type}}.',
    fix: 'Write it only when there is one: {{ value | {{filter}}(…) if value }}',
  },
  not_a_date: {
    message: '{{text}} is not a date.',
    fix: 'Dates are written 2026-10-02 or 2026-10-02T14:21:07Z, or are seconds or milliseconds since 1970.',
  },
  date_empty: {
    message: '{{text}} is not a date.',
    fix: 'Write it only when there is one: {{ value | {{filter}}(…) if value }}',
  },
  unknown_time_zone: {
    message: 'There is no time zone {{name}}.',
    fix: 'Write a name such as "Europe/Copenhagen", or an offset such as "+02:00".',
  },
  unknown_time_zone_near: { message: 'There is no time zone {{name}}.', fix: 'Did you mean {{near}}?' },
  unknown_country_form: { message: 'country has no form {{name}}.', fix: 'The forms are {{names}}.' },
  unknown_unit: { message: 'There is no unit {{name}}.', fix: 'The units are {{names}}.' },
  unit_mismatch: { message: '{{from}} cannot become {{to}}: one is {{fromKind}}, the other {{toKind}}.' },
  not_a_decimal: {
    message: '{{text}} is not a number.',
    fix: 'Take away what is no digit: | replace(".", "") | replace(",", ".") | {{filter}}',
  },
  decimal_of_empty: {
    message: '{{text}} is not a number.',
    fix: 'Give it a value: | default(0, true) | {{filter}}',
  },
  hmac_key_not_text: { message: 'The key of hmac is {{type}}; it must be text.' },
  hmac_key_empty: { message: 'The key of hmac is empty; it must be text.' },
  unknown_rounding: {
    message: 'The method of round is common, ceil or floor; of decimal numbers half_up as well.',
  },
  rounding_needs_decimal: {
    message: 'The method of round is common, ceil or floor; of decimal numbers half_up as well.',
    fix: 'Make the number exact: | decimal | round(2, "half_up")',
  },
  unknown_algorithm: { message: 'There is no algorithm {{name}}.', fix: 'The algorithms are {{names}}.' },
  unknown_country: {
    message: 'There is no country with the code {{code}}.',
    fix: 'Say what to write instead: unknown="…"',
  },
  unknown_language: {
    message: 'There is no language with the code {{code}}.',
    fix: 'Say what to write instead: unknown="…"',
  },
  pattern_whole_number: { message: '%{{type}} takes a whole number, not {{valueType}}.' },
  pattern_number: {
    message: '%{{type}} takes a number, not {{valueType}}.',
    fix: 'Make it a number with | float or | int.',
  },
} as const satisfies Record<string, ProblemText>
