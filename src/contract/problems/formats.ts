import type { ProblemText } from '../problem-words.ts'

/** What stands in a document, and what came out of it. */
export const formats = {
  filter_block_unquoted: {
    message: 'A filter block gives text, which cannot stand outside quotes in JSON.',
    fix: 'Put the block inside quotes.',
  },
  half_character_in_cell: { message: 'The text holds half a character, which cannot be sent.' },
  half_character_written: { message: 'The text holds half a character.' },
  secret_unquoted_in_csv: { message: 'A cell with a secret is always quoted.', fix: 'Put quotes around it.' },
  quote_inside_cell: {
    message: 'A quote stands in the middle of a cell.',
    fix: 'Put the whole cell in quotes, and write the quote inside twice: "5"" wide"',
  },
  half_character_to_encode: { message: 'The text has half a character, which has no encoding.' },
  form_not_encoded: {
    message: 'In a form, characters beyond ASCII and a lone % must be percent-encoded.',
    fix: 'Put the text into a hole, which encodes it: {{ "å" }}',
  },
  form_space_inside_pair: {
    message: 'White space stands inside a pair; it may only stand beside & and at the ends.',
    fix: 'Write a space as +, and put & between pairs.',
  },
  secret_in_block: { message: 'A secret cannot stand in a set block, a macro or a filter block.' },
  null_printed: {
    message: 'This value can be null, which is written as nothing.',
    fix: 'Say what to write then: | default("…", true)',
  },
  boolean_printed: {
    message: 'This value is true or false, which is written as True or False.',
    fix: 'Say what to write: {{ "true" if value else "false" }}, or use | tojson.',
  },
  structure_printed: {
    message: 'This value is a list or an object, which is written the way Python does.',
    fix: 'Join a list with | join(", "), choose a key, or use | tojson.',
  },
  text_as_condition: {
    message: 'This is text, and any text counts as true, "False" too.',
    fix: 'Compare it: value == "True"',
  },
  escaping_off: { message: 'This value is written without escaping.', fix: 'Leave | safe out.' },
  markup_escaped: {
    message: 'This text is escaped: < is written as &lt; and & as &amp;.',
    fix: 'Write tags outside the hole, between {% if … %} and {% endif %}.',
  },
  hole_in_html_tag: { message: 'A hole cannot stand here in a tag.', fix: 'Put quotes around the value.' },
  hole_after_backslash: { message: 'A hole cannot follow a backslash.', fix: 'Remove the backslash.' },
  text_opens_quote: { message: 'This text opens a quote that it does not close.' },
  undefined_in_json: { message: 'An undefined value cannot be written as JSON.' },
  secret_in_json: { message: 'A secret cannot be written as JSON.' },
  stateful_in_json: { message: 'A {{type}} cannot be written as JSON.' },
  too_deep_for_json: { message: 'A value nests too deep to be written as JSON.' },
  key_not_for_json: { message: 'A key of this type cannot be written as JSON.' },
  macro_writes_text: {
    message: 'The macro {{name}} writes text outside quotes, which cannot stand here in JSON.',
    fix: 'Put quotes around the call, or around the holes in the macro.',
  },
  secret_not_in_body: { message: 'A secret can only stand in the body or a header of a message to a URL.' },
  output_would_be_too_long: { message: 'The output would be longer than {{limit}} characters.' },
  half_character_in_output: { message: 'The output holds half a character, which cannot be sent.' },
  secret_taken_apart: {
    message: 'A secret can only be written as it is, in a hole of its own.',
    fix: 'Write {{ secrets.name }}, without filters or operators, or use it as a key: {{ body | hmac(secrets.name) }}',
  },
  secret_printed: { message: 'A secret can only be written as it is, in a hole of its own.' },
  secret_inside: {
    message: 'A secret goes into this text at the attempt: before that it can only be signed.',
    fix: 'Sign the whole body, or a whole field, with a secret: {{ body | hmac(secrets.name) }}',
  },
  tojson_of_undefined: {
    message: 'tojson does not work with undefined.',
    fix: 'Give it a value: | default(none) | tojson',
  },
  number_too_large_for_json: { message: 'This number is too large for JSON.' },
  markup_not_known: { message: 'After <! there must be --, [CDATA[ or DOCTYPE.' },
  branches_end_apart: {
    message:
      'Between the branches of this {% if %} (also the one that is not written), a quote or a tag is opened that is not closed in the same way.',
    fix: 'Open and close it in the same part.',
  },
  loop_ends_apart: {
    message:
      'Between the beginning and the end of this {% for %}, a quote or a tag is opened that is not closed in the same way.',
    fix: 'Open and close it in the same part.',
  },
  loop_else_ends_apart: {
    message:
      'Between this {% for %} and its {% else %}, a quote or a tag is opened that is not closed in the same way.',
    fix: 'Open and close it in the same part.',
  },
  unquoted_text: {
    message: 'Text cannot stand outside quotes in JSON.',
    fix: 'Put quotes around it, or add | tojson.',
  },
  unquoted_unknown: {
    message:
      'No sample says what this is, and only numbers, true and false, lists and objects can stand outside quotes.',
    fix: 'Put quotes around it, or add | tojson.',
  },
  unquoted_other: {
    message: 'Expected {{expected}} here, but {{type}} came.',
    fix: 'Put quotes around it, or add | tojson.',
  },
  secrets_not_here: { message: 'Secrets can only stand in the body and the headers of a message to a URL.' },
  impossible_character: { message: 'The character U+{{code}} came, which XML cannot hold.' },
  impossible_character_came: {
    message: 'The character U+{{code}} came, which XML cannot hold.',
    fix: 'Remove it, for example with | replace.',
  },
  hole_in_xml_tag: {
    message: 'A hole cannot stand in a tag outside quotes, nor be the name of a tag or an attribute.',
    fix: 'Put quotes around the value of an attribute, write names out, and choose between them with {% if %}.',
  },
  hole_in_xml_comment: {
    message: 'A hole cannot stand in a comment.',
    fix: 'Remove the comment, or make it one of the template: {# … #}',
  },
  hole_in_declaration: {
    message: 'A hole cannot stand in the declaration or another <? … ?>.',
    fix: 'Write it out.',
  },
  hole_in_doctype: { message: 'A hole cannot stand in the DOCTYPE.', fix: 'Write it out.' },
  hole_in_script: { message: 'A hole cannot stand in a script.' },
  hole_in_style: { message: 'A hole cannot stand in a style.' },
  quote_not_closed: { message: 'A quote is opened and never closed.' },
  html_ends_inside: { message: 'The HTML ends inside a tag, a comment, a script or a style.' },
  xml_ends_inside: { message: 'The XML ends inside a tag, a comment, CDATA or a declaration.' },
  output_too_long: { message: 'The output is longer than {{limit}} characters.' },
  output_not_well_formed: {
    message: 'The output is not {{format}}. Line {{line}}, column {{column}} of the output: {{fault}}',
  },
  output_not_json: { message: 'The output is not JSON.' },
} as const satisfies Record<string, ProblemText>
