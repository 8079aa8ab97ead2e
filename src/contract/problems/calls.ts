import type { ProblemText } from '../problem-words.ts'

/** Filters, tests, functions, methods, macros and the names of a template. */
export const calls = {
  filter_block_not_text: { message: 'What a filter block gives must be text.', fix: 'Add | string.' },
  unknown_function: { message: 'There is no function {{name}}.' },
  data_called: { message: 'This is data and cannot be called.', fix: 'Leave the parentheses out.' },
  unknown_loop_function: { message: 'There is no loop.{{name}}(…) like this.' },
  method_changes_value: {
    message: '{{name}}() would change a value, which is not allowed.',
    fix: 'Make a new value: {% set list = list + [element] %}.',
  },
  range_arguments: { message: 'range takes one to three whole numbers.' },
  range_step_zero: { message: 'The step of range cannot be 0.' },
  dict_arguments: { message: 'dict takes named values only.', fix: 'Write {"key": value}.' },
  lookups_not_called: { message: 'lookups is called.', fix: 'Write lookups("table", value).' },
  no_named_arguments: { message: '{{name}} takes no named arguments.' },
  attribute_name_missing: { message: '{{name}} needs the name of an attribute.' },
  map_arguments: { message: 'map needs a filter or attribute=…, and takes default=… with it.' },
  lookups_no_argument: { message: 'lookups has no argument named {{name}}.' },
  lookup_missing: {
    message: 'The look-up table “{{name}}” has no entry for {{value}}.',
    fix: 'Add it to the table, or say what to write then: lookups("…", value, default="…").',
  },
  lookup_gone: { message: 'There is no look-up table “{{name}}” any more.', fix: 'Make it again.' },
  cycle_without_values: { message: 'loop.cycle needs values to choose from.' },
  loop_not_begun: { message: 'A loop was read before it began.' },
  call_block_needs_call: {
    message: 'A call block calls a macro.',
    fix: 'Write {% call name(…) %} with the name of a macro.',
  },
  call_block_needs_macro: {
    message: 'Only a macro can be called by a call block, and it has to be defined before.',
  },
  macro_without_caller: {
    message: 'The macro {{name}} does not use caller(), so nothing of the call block would be written.',
    fix: 'Write {{ {{name}}(…) }}, or caller() in the macro.',
  },
  caller_needs_default: {
    message: 'A parameter named caller needs a default.',
    fix: 'Write caller=none, or leave it out: caller() is always there.',
  },
  no_caller: {
    message: 'The macro was called without a call block, so there is no caller().',
    fix: 'Ask first: {% if caller %}…{% endif %}',
  },
  macro_not_at_top: {
    message: 'A macro cannot be defined under a condition or in a loop.',
    fix: 'Define it at the beginning of the template.',
  },
  namespace_arguments: { message: 'namespace takes named values, or an object.' },
  joiner_arguments: { message: 'A joiner is called without arguments.' },
  not_a_function: { message: 'This is data and cannot be called.' },
  cycler_only: { message: 'Only a cycler has {{name}}().' },
  data_not_settable: {
    message: '{{object}} is data, which cannot be changed.',
    fix: 'Set a name of your own: {% set {{name}} = … %}.',
  },
  not_a_namespace: {
    message: "{{object}} is no namespace, and only a namespace's keys can be set.",
    fix: 'Write {% set {{object}} = namespace() %} first.',
  },
  macro_not_called: {
    message: 'The macro {{name}} can only be called.',
    fix: 'Write {{name}}(…), or give this value another name.',
  },
  self_not_here: {
    message: 'The name self is not supported.',
    fix: 'For a key of the data write payload.self.',
  },
  loop_not_settable: { message: 'In a loop, the name loop cannot be set.', fix: 'Choose another name.' },
  unknown_filter: { message: 'There is no filter {{name}} here.' },
  unknown_filter_near: { message: 'There is no filter {{name}} here.', fix: 'Did you mean {{near}}?' },
  unknown_filter_instead: { message: 'There is no filter {{name}} here.', fix: '{{instead}}' },
  unknown_test: { message: 'There is no test {{name}} here.' },
  unknown_test_near: { message: 'There is no test {{name}} here.', fix: 'Did you mean {{near}}?' },
  function_not_supported: { message: '{{name}}() is not supported.', fix: '{{instead}}' },
  unknown_method: {
    message: 'The method {{name}}() is not supported.',
    fix: 'Use a filter: value | filter.',
  },
  unknown_method_near: {
    message: 'The method {{name}}() is not supported.',
    fix: 'Did you mean {{near}}()?',
  },
  loop_alone: { message: 'loop can only be used as loop.index, loop.first, loop.last and so on.' },
  unknown_loop_name: {
    message: 'There is no loop.{{name}} to read.',
    fix: 'loop can only be used as loop.index, loop.first, loop.last and so on.',
  },
  loop_function_not_called: {
    message: 'There is no loop.{{name}} to read.',
    fix: 'Call it: loop.{{name}}(…).',
  },
  unknown_lookup: { message: 'There is no look-up table “{{table}}”.', fix: 'Make it under Look-up tables.' },
  unknown_lookup_near: { message: 'There is no look-up table “{{table}}”.', fix: 'Did you mean “{{near}}”?' },
  lookups_arguments: {
    message: 'lookups takes the name of a table, written out, and one value.',
    fix: 'Write lookups("table", value).',
  },
  lookups_arguments_first: {
    message: 'lookups takes the name of a table, written out, and one value before its options.',
    fix: 'Write lookups("table", value).',
  },
  macro_calls_itself: {
    message: 'The macro {{name}} calls itself, which is not allowed.',
    fix: 'Use a loop.',
  },
  macro_surplus: { message: 'The macro {{name}} takes at most {{count}} arguments.' },
  macro_no_argument: { message: 'The macro {{name}} has no argument named {{argument}}.' },
  macro_argument_twice: { message: 'The macro {{name}} gets the argument {{argument}} twice.' },
  no_such_argument: { message: '{{name}} has no argument named {{argument}}.' },
  argument_twice: { message: '{{name}} gets the argument {{argument}} twice.' },
  argument_missing: { message: '{{name}} needs the argument {{argument}}.' },
  takes_nothing: { message: '{{name}} takes no arguments.' },
  takes_one: { message: '{{name}} takes one argument.' },
  takes_at_most: { message: '{{name}} takes at most {{count}} arguments.' },
  name_made_later: { message: 'The name {{name}} has no value here: it is made later.' },
  joiner_separator: { message: 'joiner takes one text, the separator.' },
  cycler_values: { message: 'cycler takes the values to choose from.' },
  filter_name_not_written_out: { message: 'The name of a filter must be written out, in quotes.' },
  test_name_not_written_out: { message: 'The name of a test must be written out, in quotes.' },
} as const satisfies Record<string, ProblemText>
