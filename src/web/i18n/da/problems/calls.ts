import type { Texts } from '../../i18n.ts'
import type { calls as english } from '#contract/problems/calls.ts'

export const calls = {
  filter_block_not_text: { message: 'En filterblok skal give tekst.', fix: 'Tilføj | string.' },
  unknown_function: { message: 'Der er ingen funktion, der hedder {{name}}.' },
  data_called: { message: 'Dette er data og kan ikke kaldes.', fix: 'Fjern parenteserne.' },
  unknown_loop_function: { message: 'Der findes ingen loop.{{name}}(…) af den slags.' },
  method_changes_value: {
    message: '{{name}}() ville ændre en værdi, og det kan man ikke.',
    fix: 'Lav en ny værdi: {% set list = list + [element] %}.',
  },
  range_arguments: { message: 'range tager et til tre heltal.' },
  range_step_zero: { message: 'Trinnet i range kan ikke være 0.' },
  dict_arguments: { message: 'dict tager kun værdier med navn.', fix: 'Skriv {"key": value}.' },
  lookups_not_called: { message: 'lookups skal kaldes.', fix: 'Skriv lookups("table", value).' },
  no_named_arguments: { message: '{{name}} tager ingen argumenter med navn.' },
  attribute_name_missing: { message: '{{name}} mangler navnet på en attribut.' },
  map_arguments: { message: 'map skal have et filter eller attribute=…, og kan så også få default=….' },
  lookups_no_argument: { message: 'lookups har intet argument ved navn {{name}}.' },
  lookup_missing: {
    message: 'Opslagstabellen »{{name}}« har intet opslag for {{value}}.',
    fix: 'Tilføj det i tabellen, eller angiv, hvad der så skal stå: lookups("…", value, default="…").',
  },
  lookup_gone: { message: 'Opslagstabellen »{{name}}« findes ikke længere.', fix: 'Opret den igen.' },
  cycle_without_values: { message: 'loop.cycle mangler værdier at vælge imellem.' },
  loop_not_begun: { message: 'En løkke blev læst, før den begyndte.' },
  call_block_needs_call: {
    message: 'En call-blok kalder en makro.',
    fix: 'Skriv {% call navn(…) %} med navnet på en makro.',
  },
  call_block_needs_macro: {
    message: 'En call-blok kan kun kalde en makro, og den skal være defineret før.',
  },
  macro_without_caller: {
    message: 'Makroen {{name}} bruger ikke caller(), så intet fra call-blokken ville blive skrevet.',
    fix: 'Skriv {{ {{name}}(…) }}, eller caller() i makroen.',
  },
  caller_needs_default: {
    message: 'En parameter ved navn caller skal have en standardværdi.',
    fix: 'Skriv caller=none, eller udelad den: caller() er der altid.',
  },
  no_caller: {
    message: 'Makroen blev kaldt uden en call-blok, så der er ingen caller().',
    fix: 'Spørg først: {% if caller %}…{% endif %}',
  },
  macro_not_at_top: {
    message: 'En makro kan ikke defineres under en betingelse eller i en løkke.',
    fix: 'Definer den i begyndelsen af skabelonen.',
  },
  namespace_arguments: { message: 'namespace tager værdier med navn eller et objekt.' },
  joiner_arguments: { message: 'En joiner kaldes uden argumenter.' },
  not_a_function: { message: 'Dette er data og kan ikke kaldes.' },
  cycler_only: { message: 'Kun en cycler har {{name}}().' },
  data_not_settable: {
    message: '{{object}} er data, og data kan ikke ændres.',
    fix: 'Sæt et navn, der er dit eget: {% set {{name}} = … %}.',
  },
  not_a_namespace: {
    message: '{{object}} er ikke et namespace, og man kan kun sætte nøgler i et namespace.',
    fix: 'Skriv først {% set {{object}} = namespace() %}.',
  },
  macro_not_called: {
    message: 'Makroen {{name}} kan kun kaldes.',
    fix: 'Skriv {{name}}(…), eller giv denne værdi et andet navn.',
  },
  self_not_here: {
    message: 'Navnet self understøttes ikke.',
    fix: 'Skriv payload.self for en nøgle i dataene.',
  },
  loop_not_settable: { message: 'I en løkke kan navnet loop ikke sættes.', fix: 'Vælg et andet navn.' },
  unknown_filter: { message: 'Der er intet filter, der hedder {{name}}.' },
  unknown_filter_near: { message: 'Der er intet filter, der hedder {{name}}.', fix: 'Mente du {{near}}?' },
  unknown_filter_instead: { message: 'Der er intet filter, der hedder {{name}}.', fix: '{{instead}}' },
  unknown_test: { message: 'Der er ingen test, der hedder {{name}}.' },
  unknown_test_near: { message: 'Der er ingen test, der hedder {{name}}.', fix: 'Mente du {{near}}?' },
  function_not_supported: { message: '{{name}}() understøttes ikke.', fix: '{{instead}}' },
  unknown_method: {
    message: 'Metoden {{name}}() understøttes ikke.',
    fix: 'Brug et filter: value | filter.',
  },
  unknown_method_near: { message: 'Metoden {{name}}() understøttes ikke.', fix: 'Mente du {{near}}()?' },
  loop_alone: { message: 'loop kan kun bruges som loop.index, loop.first, loop.last og så videre.' },
  unknown_loop_name: {
    message: 'Der findes ingen loop.{{name}}.',
    fix: 'loop kan kun bruges som loop.index, loop.first, loop.last og så videre.',
  },
  loop_function_not_called: {
    message: 'Der findes ingen loop.{{name}}.',
    fix: 'Kald den: loop.{{name}}(…).',
  },
  unknown_lookup: {
    message: 'Der er ingen opslagstabel »{{table}}«.',
    fix: 'Opret den under Opslagstabeller.',
  },
  unknown_lookup_near: { message: 'Der er ingen opslagstabel »{{table}}«.', fix: 'Mente du »{{near}}«?' },
  lookups_arguments: {
    message: 'lookups tager navnet på en tabel, skrevet helt ud, og én værdi.',
    fix: 'Skriv lookups("table", value).',
  },
  lookups_arguments_first: {
    message: 'lookups tager navnet på en tabel, skrevet helt ud, og én værdi før tilvalgene.',
    fix: 'Skriv lookups("table", value).',
  },
  macro_calls_itself: {
    message: 'Makroen {{name}} kalder sig selv, og det må den ikke.',
    fix: 'Brug en løkke.',
  },
  macro_surplus: { message: 'Makroen {{name}} tager højst {{count}} argumenter.' },
  macro_no_argument: { message: 'Makroen {{name}} har intet argument ved navn {{argument}}.' },
  macro_argument_twice: { message: 'Makroen {{name}} får argumentet {{argument}} to gange.' },
  no_such_argument: { message: '{{name}} har intet argument ved navn {{argument}}.' },
  argument_twice: { message: '{{name}} får argumentet {{argument}} to gange.' },
  argument_missing: { message: '{{name}} mangler argumentet {{argument}}.' },
  takes_nothing: { message: '{{name}} tager ingen argumenter.' },
  takes_one: { message: '{{name}} tager ét argument.' },
  takes_at_most: { message: '{{name}} tager højst {{count}} argumenter.' },
  name_made_later: { message: 'Navnet {{name}} har ingen værdi her: den dannes først senere.' },
  joiner_separator: { message: 'joiner tager én tekst, skilletegnet.' },
  cycler_values: { message: 'cycler tager de værdier, der skal vælges imellem.' },
  filter_name_not_written_out: { message: 'Navnet på et filter skal skrives helt ud i anførselstegn.' },
  test_name_not_written_out: { message: 'Navnet på en test skal skrives helt ud i anførselstegn.' },
} satisfies Texts<typeof english>
