import type { ProblemText } from '../problem-words.ts'

/** A trigger: condition, parts, address, headers, recipients. */
export const rules = {
  condition_false: { message: 'The condition is not met.' },
  no_parts: { message: 'The event has no parts to send.' },
  too_many_parts: { message: 'An event has at most {{limit}} parts; this one has {{count}}.' },
  parts_not_a_list: { message: 'Parts must be a list, not {{type}}.' },
  mail_to_url: { message: 'An e-mail template cannot be sent to a URL.' },
  not_a_mail: { message: 'Only an e-mail template can be sent by e-mail.' },
  no_recipient_left: { message: 'No recipient is left: every address is empty.' },
  reply_to_one: { message: 'Reply-to takes one address.' },
  no_recipient: { message: 'An e-mail needs a recipient.' },
  content_type_form: { message: 'A content type looks like application/json or text/plain; charset=utf-8.' },
  header_name_characters: { message: 'A header name has letters, digits and hyphens only.' },
  header_is_content_type: { message: 'The content type has a field of its own.' },
  header_reserved: { message: 'The header {{name}} is set by Postbud.' },
  line_break_in_header: {
    message: 'A line break came, which a header cannot hold.',
    fix: 'Encode the value: | urlencode.',
  },
  control_character_in_header: {
    message: 'A control character came, which a header cannot hold.',
    fix: 'Encode the value: | urlencode.',
  },
  half_character_in_header: {
    message: 'Half a character came, which a header cannot hold.',
    fix: 'Encode the value: | urlencode.',
  },
  secrets_missing: {
    message: 'The trigger uses what is not there: {{names}}.',
    fix: 'Add the secret again, or choose another one.',
  },
  typed_value_missing: {
    message: 'A value that was typed into the trigger is not there.',
    fix: 'Type it again.',
  },
  not_an_address: { message: '{{address}} is not an e-mail address.' },
  line_break_in_address: { message: 'A line break came, which an address cannot hold.' },
  host_not_literal: {
    message: 'Scheme, host and port must be written out: no order may decide where a message goes.',
    fix: 'Use holes in the path and in the query only, or one trigger for each host.',
  },
  url_beginning: { message: 'A URL begins with https:// or http:// and a host.' },
  url_scheme: { message: 'Only https and http can be sent to.' },
  url_with_user: {
    message: 'A URL must not hold a user or password.',
    fix: 'Use the sign-in of the trigger.',
  },
  url_host_invalid: { message: 'The host is not valid.' },
  url_characters: { message: 'The URL holds white space, a control character or a backslash.' },
  url_invalid: { message: 'The URL is not valid.' },
  url_fragment: { message: 'The URL holds a #, and what stands after it would not be sent.' },
  url_dots: { message: 'The path holds a segment . or .., which would change it.' },
  host_unknown: { message: '{{host}} is not known to the name servers. Check the spelling.' },
  source_one_text: { message: 'A template of this format is one text.' },
  source_of_mail: { message: 'An e-mail template has a subject, html and, if wanted, text.' },
} as const satisfies Record<string, ProblemText>
