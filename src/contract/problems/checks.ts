import type { ProblemText } from '../problem-words.ts'

/** What the samples and the schema of events say about a text that can be compiled. */
export const checks = {
  unknown_path: {
    message: '{{path}} is in no sample, and Postbud knows no event that has it.',
    fix: 'Check the spelling. If your events have it, keep one of them as a sample of this template.',
  },
  unknown_path_near: {
    message: '{{path}} is in no sample, and Postbud knows no event that has it.',
    fix: 'Did you mean {{near}}?',
  },
  value_has_no_member: {
    message: '{{path}} is {{type}}, so it has no {{name}}.',
    fix: 'Leave out .{{name}}.',
  },
  path_absent: {
    message: '{{path}} is missing in events of type {{types}}: {{read}} gives nothing.',
    fix: 'Say what to write then, with | default("…"), or write it only {% if {{path}} %}.',
  },
  path_absent_fails: {
    message: '{{path}} can be missing in events of type {{types}}, and then {{read}} fails.',
    fix: 'Write it only {% if {{path}} %}.',
  },
  list_has_no_member: {
    message: '{{path}} is a list: only its elements have {{name}}.',
    fix: 'Take one: {{path}}[0].{{name}}. Or all: {{path}} | map(attribute="{{name}}") | join(", "). Or loop.',
  },
  list_joined: {
    message: '{{path}} is a list, and ~ joins texts.',
    fix: 'Join its elements first: ({{path}} | join(", ")).',
  },
  list_calculated: {
    message: '{{path}} is a list, which cannot be calculated with.',
    fix: 'Count it with | length, add up with | sum(attribute="…"), or take one element: {{path}}[0].',
  },
  list_compared: {
    message: '{{path}} is a list: it is no text and no number to compare.',
    fix: 'Count it with | length, or take one element: {{path}}[0].',
  },
  list_filtered: {
    message: '{{path}} is a list, and this filter takes one value.',
    fix: 'Take one element: {{path}}[0]. Or each: {{path}} | map("…").',
  },
  text_calculated: {
    message: '{{path}} is text, and only numbers can be calculated with.',
    fix: 'Make it a number: ({{path}} | {{filter}}).',
  },
  text_added: {
    message: '{{path}} is text, and + does not add it to a number.',
    fix: 'Make it a number: ({{path}} | {{filter}}). Or join texts with ~.',
  },
  texts_added: {
    message: '{{path}} is text, and + writes one text behind the other.',
    fix: 'Make it a number: ({{path}} | {{filter}}).',
  },
  text_compared: {
    message: '{{path}} is text, and never the same as a number, nor more or less.',
    fix: 'Make it a number: ({{path}} | {{filter}}).',
  },
  number_compared_with_text: {
    message: '{{path}} is a number, and never the same as the text "{{text}}", nor more or less.',
    fix: 'Write the number without quotes.',
  },
  texts_summed: {
    message: 'sum adds numbers up, and these are texts.',
    fix: 'Make them numbers first: {{path}}{{each}} | map("decimal") | sum.',
  },
  path_no_date: {
    message: '{{path}} is no date in any sample, and {{name}} works with dates.',
    fix: 'Check which value you mean: dates look like 2026-10-02 or 2026-10-02T14:21:07Z.',
  },
  lookup_not_covering: {
    message: 'The look-up table “{{table}}” has no entry for {{values}}, which the samples have.',
    fix: 'Add what is missing to the table ({{count}}), or say what to write then: lookups({"{{table}}": value}, default="…").',
  },
} as const satisfies Record<string, ProblemText>
