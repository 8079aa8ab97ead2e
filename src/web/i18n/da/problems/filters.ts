import type { Texts } from '../../i18n.ts'
import type { filters as english } from '#contract/problems/filters.ts'

export const filters = {
  no_names_in_language: {
    message: 'Der er ingen navne på sproget {{language}}.',
    fix: 'Sprogene er "en" og "da".',
  },
  date_out_of_range: { message: 'En dato ligger mellem år 1 og 9999.' },
  date_format_too_long: { message: 'Et format har højst {{limit}} tegn.' },
  no_date_names_in_language: {
    message: 'Måneder og dage har ingen navne på sproget {{language}} her.',
    fix: 'Sprogene er "en" og "da".',
  },
  date_from_fraction: {
    message: '{{filter}} kræver hele sekunder eller millisekunder.',
    fix: 'Afrund: | int | {{filter}}(…)',
  },
  date_without_zone: {
    message: '{{text}} har et klokkeslæt, men ingen tidszone.',
    fix: 'Angiv den: (value ~ "Z") for UTC, (value ~ "+02:00") for en anden.',
  },
  attribute_name: {
    message: 'En attributs navn har ingen mellemrum og ingen af tegnene / > =, som {{name}} har.',
  },
  not_a_scheme: {
    message: 'En adresse begynder ikke med {{text}}.',
    fix: 'Skriv for eksempel "tel:" eller "ftp://".',
  },
  code_expected: {
    message: '{{filter}} kræver en kode, ikke {{type}}.',
    fix: 'Angiv, hvad der skal stå i stedet: unknown=""',
  },
  hours_to_plain_date: {
    message: 'Timer og minutter kan ikke lægges til en dato uden klokkeslæt.',
    fix: 'Giv den et: (value ~ "T00:00:00Z") | date_add(…)',
  },
  argument_not_text: { message: '{{name}} skal være tekst, ikke {{type}}.' },
  decimals_out_of_range: { message: 'decimals ligger mellem 0 og {{limit}}.' },
  number_expected: {
    message: '{{filter}} kræver et tal, ikke {{type}}.',
    fix: 'Giv den en værdi: | default(0, true) | {{filter}}',
  },
  series_to_json: {
    message: 'tojson virker ikke med et interval eller med keys, values eller items af et objekt.',
    fix: 'Gør det til en liste: | list | tojson',
  },
  indent_too_large: { message: 'indent er højst {{limit}}.' },
  indent_not_a_number: { message: 'indent er et tal, ikke {{type}}.' },
  urlencode_input: { message: 'urlencode kræver tekst, et objekt eller en liste af par.' },
  dictsort_input: { message: 'dictsort kræver et objekt, ikke {{type}}.' },
  dictsort_by: { message: 'dictsort sorterer efter "key" eller "value".' },
  hash_of_nothing: {
    message: '{{filter}} kan ikke bruges på {{type}}.',
    fix: 'Giv den en værdi: | default("", true) | {{filter}}',
  },
  hash_needs_text: {
    message: '{{filter}} kræver tekst, ikke {{type}}.',
    fix: 'Lav det til JSON: | tojson | {{filter}}',
  },
  unknown_encoding: {
    message: 'Der findes ingen kodning {{name}}.',
    fix: 'Kodningerne er "hex" og "base64".',
  },
  filter_needs_text: {
    message: '{{filter}} kræver tekst, ikke {{type}}.',
    fix: 'Lav det til tekst: | string | {{filter}}',
  },
  sum_of_texts: { message: 'sum lægger tal sammen, ikke tekster.', fix: 'Saml tekster med | join.' },
  unique_not_comparable: {
    message: 'unique kan ikke sammenligne {{type}}.',
    fix: 'Angiv, hvad der skal sammenlignes: | unique(attribute="id")',
  },
  slice_count: { message: 'slice kræver mindst én liste.' },
  filter_needs_number: {
    message: '{{filter}} kræver et tal, ikke {{type}}.',
    fix: 'Lav det til et tal: | float | {{filter}}',
  },
  precision_out_of_range: { message: 'precision skal være mellem -400 og 400.' },
  format_arguments: { message: 'format tager argumenter efter plads eller efter navn, ikke begge dele.' },
  length_below_end: { message: 'length må ikke være mindre end længden af afslutningen.' },
  leeway_negative: { message: 'leeway må ikke være negativ.' },
  wordwrap_width: { message: 'Bredden i wordwrap skal være over 0.' },
  decoded_not_text: { message: 'Det afkodede er ikke tekst i UTF-8.' },
  not_base64: { message: 'Teksten er ikke base64.' },
  pattern_ends_early: { message: 'Mønsteret slutter midt i en konvertering; skriv %% for et procenttegn.' },
  pattern_needs_named: { message: 'Mønsteret mangler et argument ved navn {{name}}.' },
  pattern_needs_more: { message: 'Mønsteret mangler argumenter.' },
  pattern_precision: { message: 'En præcision er højst {{limit}}.' },
  pattern_too_few: { message: 'Mønsteret har for få konverteringer.' },
  pattern_no_argument: { message: 'Der er intet argument ved navn {{name}}.' },
  pattern_unknown_conversion: {
    message: 'Der findes ingen konvertering %{{type}}; skriv %% for et procenttegn.',
  },
  braces_too_deep: { message: 'Et felt er indlejret for dybt.' },
  braces_single: {
    message: 'En {{brace}} står alene i mønstret.',
    fix: 'Skriv den to gange for selve tegnet.',
  },
  braces_field: { message: 'Feltet {{field}} understøttes ikke.', fix: 'Giv selve værdien til format.' },
  braces_numbering: { message: 'Enten er alle felter nummererede, eller også er ingen.' },
  braces_spec: { message: 'Formatet {{spec}} understøttes ikke.' },
  braces_spec_for_type: { message: 'Formatet {{spec}} virker ikke med {{type}}.' },
  pattern_not_in_html: { message: '%{{type}} virker ikke i et mønster, der er HTML.' },
  pattern_character: { message: '%c tager ét tegn eller nummeret på et.' },
  not_a_date_format: {
    message: '{{format}} er ikke et datoformat.',
    fix: 'Brug bogstaver som "%d.%m.%Y", eller et af {{names}}.',
  },
  unknown_date_letter: {
    message: 'Formatet har {{written}}, som ikke kendes.',
    fix: 'Skriv %% for et procenttegn.',
  },
  date_letter_unix: { message: 'Formatet har {{written}}, som ikke kendes.', fix: 'Brug | date("unix").' },
  date_expected: { message: '{{filter}} kræver en dato, ikke {{type}}.' },
  date_missing: {
    message: '{{filter}} kræver en dato, ikke {{type}}.',
    fix: 'Skriv den kun, når der er en: {{ value | {{filter}}(…) if value }}',
  },
  not_a_date: {
    message: '{{text}} er ikke en dato.',
    fix: 'Datoer skrives 2026-10-02 eller 2026-10-02T14:21:07Z, eller er sekunder eller millisekunder siden 1970.',
  },
  date_empty: {
    message: '{{text}} er ikke en dato.',
    fix: 'Skriv den kun, når der er en: {{ value | {{filter}}(…) if value }}',
  },
  unknown_time_zone: {
    message: 'Der findes ingen tidszone {{name}}.',
    fix: 'Skriv et navn som "Europe/Copenhagen" eller en forskydning som "+02:00".',
  },
  unknown_time_zone_near: { message: 'Der findes ingen tidszone {{name}}.', fix: 'Mente du {{near}}?' },
  unknown_country_form: { message: 'country har ingen form {{name}}.', fix: 'Formerne er {{names}}.' },
  unknown_unit: { message: 'Der findes ingen enhed {{name}}.', fix: 'Enhederne er {{names}}.' },
  unit_mismatch: {
    message: '{{from}} kan ikke blive til {{to}}: det ene er {{fromKind}}, det andet {{toKind}}.',
  },
  not_a_decimal: {
    message: '{{text}} er ikke et tal.',
    fix: 'Fjern det, der ikke er cifre: | replace(".", "") | replace(",", ".") | {{filter}}',
  },
  decimal_of_empty: {
    message: '{{text}} er ikke et tal.',
    fix: 'Giv den en værdi: | default(0, true) | {{filter}}',
  },
  hmac_key_not_text: { message: 'Nøglen til hmac skal være tekst, ikke {{type}}.' },
  hmac_key_empty: { message: 'Nøglen til hmac er tom; den skal være tekst.' },
  unknown_rounding: { message: 'Metoden i round er common, ceil eller floor; for decimaltal også half_up.' },
  rounding_needs_decimal: {
    message: 'Metoden i round er common, ceil eller floor; for decimaltal også half_up.',
    fix: 'Gør tallet nøjagtigt: | decimal | round(2, "half_up")',
  },
  unknown_algorithm: { message: 'Der findes ingen algoritme {{name}}.', fix: 'Algoritmerne er {{names}}.' },
  unknown_country: {
    message: 'Der findes intet land med koden {{code}}.',
    fix: 'Angiv, hvad der skal stå i stedet: unknown="…"',
  },
  unknown_language: {
    message: 'Der findes intet sprog med koden {{code}}.',
    fix: 'Angiv, hvad der skal stå i stedet: unknown="…"',
  },
  pattern_whole_number: { message: '%{{type}} kræver et heltal, ikke {{valueType}}.' },
  pattern_number: {
    message: '%{{type}} kræver et tal, ikke {{valueType}}.',
    fix: 'Lav det til et tal med | float eller | int.',
  },
} satisfies Texts<typeof english>
