import { Type, type Static } from 'typebox'
import { Problem } from './problem.ts'

/** What a detail and the whole have in common. */
export const said = {
  code: Type.String({ description: 'From the catalogue: docs/errors.md' }),
  message: Type.String({ description: 'In English: the text of the catalogue with the values in it.' }),
  reason: Type.Optional(Type.String({ description: 'Which of the code’s sentences it is.' })),
  values: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())]), {
      description: 'What the message names, by the names of the catalogue.',
    }),
  ),
}

export const ErrorDetail = Type.Object({
  path: Type.String({ description: 'JSON pointer to the fault in the request, `` for the whole.' }),
  ...said,
})
export type ErrorDetail = Static<typeof ErrorDetail>

/** The body of every answer that is not a success. */
export const ErrorBody = Type.Object({
  ...said,
  details: Type.Optional(Type.Array(ErrorDetail)),
  problems: Type.Optional(
    Type.Array(Problem, { description: 'Of a template or expression, each with its line and column.' }),
  ),
})
export type ErrorBody = Static<typeof ErrorBody>

/**
 * Every error the API answers with: its status and what it says, with `{{name}}` for values. `reasons` are its more
 * exact sentences. The console has texts for each of them. A code or reason is never given another meaning; new
 * ones may come.
 */
export const errorCatalogue = {
  body_unreadable: {
    status: 400,
    message: 'The body could not be read as JSON.',
    reasons: {
      empty: 'The body is empty.',
      not_utf8: 'The body is not UTF-8.',
      not_json: 'The body is not JSON that can be read: see line {{line}}, column {{column}}.',
      parser_refused: 'The body is not JSON: {{words}}.',
      not_a_list: 'The body is not a JSON array of events.',
    },
  },
  request_invalid: {
    status: 422,
    message: 'The request was understood, but some of its fields are not right.',
    reasons: { email_only: 'Only a template of format email can be sent as a mail.' },
  },
  parameter_invalid: {
    status: 400,
    message: 'A parameter in the address is not right.',
    reasons: { time: '{{text}} is not a time that can be searched by.' },
  },
  cursor_invalid: {
    status: 400,
    message: 'This cursor is not one that was given out. Begin again without it.',
  },
  key_required: { status: 401, message: 'Sign in, or send an API key as `Authorization: Bearer <key>`.' },
  key_unknown: { status: 401, message: 'This API key is not known or was revoked.' },
  session_ended: { status: 401, message: 'The session has ended. Sign in again.' },
  credentials_wrong: { status: 401, message: 'E-mail or password is wrong.' },
  key_name_reserved: {
    status: 422,
    message: 'The key from the environment has this name. Choose another one.',
  },
  scope_insufficient: { status: 403, message: 'This API key may not do that.' },
  role_insufficient: { status: 403, message: 'Your role does not allow that. Ask an administrator.' },
  origin_refused: {
    status: 403,
    message: 'This request came from another web site. Changes are only taken from pages of Postbud itself.',
  },
  user_required: { status: 422, message: 'Only somebody who is signed in can do that, not an API key.' },
  not_found: { status: 404, message: 'There is nothing here under that id.' },
  route_unknown: { status: 404, message: 'There is no such address in this API. /openapi.json lists them.' },
  revision_stale: {
    status: 412,
    message: 'Someone else changed it in the meantime. Read it again, then repeat your change.',
    reasons: { unreadable: 'If-Match must be the revision in quotes, e.g. "3".' },
  },
  body_too_large: {
    status: 413,
    message: 'The body is larger than is taken here.',
    reasons: { event: 'An event holds at most {{limit}} bytes, this one {{size}}.' },
  },
  media_type_unsupported: { status: 415, message: 'Send JSON (`content-type: application/json`).' },
  too_many_requests: { status: 429, message: 'Too many requests. Wait as long as Retry-After says.' },
  not_ready: {
    status: 503,
    message: 'The database cannot be reached at the moment. Repeat the request.',
    reasons: { starting: 'Postbud is starting or stopping.' },
  },
  internal_error: { status: 500, message: 'Something went wrong in Postbud. It was logged.' },
  text_not_storable: {
    status: 422,
    message: 'Text in a configuration must not hold U+0000 or half a surrogate pair.',
  },

  link_invalid: {
    status: 422,
    message: 'This link is not valid any more: it was used, taken back, or is too old. Ask for a new one.',
  },
  email_taken: { status: 409, message: 'There is a user with this e-mail already.' },
  user_disabled: { status: 409, message: 'This user is disabled.' },
  password_wrong: { status: 422, message: 'This is not your current password.' },
  last_administrator: {
    status: 409,
    message: 'This is the last active administrator. Make somebody else one first.',
  },

  customer_unknown: {
    status: 422,
    message: 'There is no such customer.',
    reasons: { number: 'There is no customer “{{number}}”.' },
  },
  customer_archived: { status: 422, message: 'This customer is archived.' },
  customer_reference_taken: { status: 409, message: 'Another customer has this referenceId.' },
  time_zone_unknown: { status: 422, message: 'This is not a time zone of the IANA list.' },

  template_unknown: { status: 422, message: 'There is no such template.' },
  template_has_problems: { status: 422, message: 'The template has problems that must be solved first.' },
  template_not_published: { status: 422, message: 'This template has no published version yet.' },
  template_of_other_customer: {
    status: 422,
    message: 'This template belongs to another customer.',
    reasons: {
      every_customer: 'A trigger for every customer needs a template that serves every customer.',
    },
  },
  template_in_use: { status: 409, message: 'Triggers use this template: {{triggers}}.' },
  template_version_unknown: { status: 422, message: 'The template has no such version.' },
  format_not_available: { status: 422, message: 'This format is not available yet.' },
  source_invalid: {
    status: 422,
    message: 'The source does not fit the format.',
    reasons: {
      missing: 'A template needs a source.',
      email: 'An e-mail has a source with `subject` and `html`.',
      text: 'A template of format {{format}} has one text as its source.',
    },
  },
  sample_unknown: { status: 422, message: 'There is no such sample.' },
  sample_built_in: { status: 409, message: 'Built-in samples cannot be removed.' },
  payload_invalid: {
    status: 422,
    message: 'This payload is not an object.',
    reasons: {
      one_missing: 'Give one of {{fields}}.',
      not_json: 'The payload is not JSON that can be read: see line {{line}}, column {{column}}.',
    },
  },

  trigger_invalid: {
    status: 422,
    message: 'The trigger is not complete or not right.',
    reasons: {
      url_missing: 'A trigger with the channel url needs a url.',
      url_invalid: '{{url}} is not a URL.',
      url_scheme: 'The URL must begin with https:// or http://.',
      url_credentials:
        'The URL holds a user name or password: take them out and set them as sign-in instead.',
      url_only: '{{field}} is for the channel url.',
      email_only: '{{field}} is for the channel email.',
      recipient_missing: 'A trigger with the channel email needs a recipient.',
      success_of_email: 'A success rule reads the answer to a URL; a mail server gives none.',
      retry_both: '{{status}} is in alsoRetry and in neverRetry; it can be in one of them.',
      line_break: 'A line break cannot be part of a sign-in.',
      nothing_kept: 'There is no value yet that could stay.',
    },
  },
  trigger_archived: { status: 409, message: 'This trigger is archived.' },
  trigger_not_live: { status: 409, message: 'This trigger has never been activated.' },
  trigger_not_signed: { status: 409, message: 'This trigger signs nothing, so there is no secret to show.' },
  secret_already_shown: {
    status: 409,
    message: 'The signing secret was handed over already. If it was lost, make a new one.',
  },
  test_required: {
    status: 409,
    message: 'Run a test that passes first, or activate with a reason (`override`).',
  },
  mail_server_missing: {
    status: 422,
    message: 'No mail server is set (in Settings, or SMTP_URL), so e-mail triggers cannot be activated.',
  },
  address_refused: {
    status: 422,
    message: 'Postbacks may not go to this address.',
    reasons: {
      unreadable: '{{address}} is not an address.',
      own_port: '{{address}}, port {{port}}, is Postbud itself.',
      not_public:
        '{{address}} is not an address of the public internet. An administrator can allow it in Settings, or with POSTBUD_ALLOW_PRIVATE.',
      leads_to_own_port: '{{host}} leads to {{address}}, port {{port}}, which is Postbud itself.',
      leads_to_not_public:
        '{{host}} leads to {{address}}, which is not an address of the public internet. An administrator can allow it in Settings, or with POSTBUD_ALLOW_PRIVATE.',
    },
  },
  secret_unknown: { status: 422, message: 'There is no secret of the name “{{name}}”.' },
  secret_in_use: { status: 409, message: 'Triggers use this secret: {{triggers}}.' },
  lookup_name_taken: { status: 409, message: 'There is a look-up table of that name already.' },
  lookup_key_twice: { status: 422, message: 'A look-up table has one entry for each key.' },
  lookup_in_use: { status: 409, message: 'Triggers use this look-up table: {{triggers}}.' },
  secret_name_taken: { status: 409, message: 'There is a secret of that name already.' },

  setting_from_environment: {
    status: 409,
    message: 'The environment sets this ({{name}}). Change it there and restart Postbud.',
  },
  setting_invalid: {
    status: 422,
    message: 'This setting is not right.',
    reasons: {
      mail_server:
        'This is no address of a mail server. Write smtp://user:password@host:587, smtps://user:password@host:465, or mailbox: for demos.',
      sender: 'This is no sender of mail. Write name@example.com or Name <name@example.com>.',
      private_address:
        '“{{entry}}” is no address that postbacks may be allowed to go to. Write 10.0.0.5, 10.0.0.5:8080, [fd00::5]:8080 or 10.0.0.0/8.',
    },
  },
  example_busy: {
    status: 409,
    message:
      'The example print house is being loaded or removed at this moment. Try again when that has ended.',
  },

  event_invalid: { status: 422, message: 'The event lacks something that is required.' },
  event_type_unknown: { status: 422, message: 'There is no such event type.' },
  event_conflict: { status: 409, message: 'An event with this id was taken before, with other content.' },
  event_unknown: {
    status: 422,
    message: 'There is no such event.',
    reasons: { not_kept: 'Its event is not kept any more.' },
  },
  batch_too_large: { status: 413, message: 'A batch holds at most {{limit}} events, this one {{count}}.' },

  postback_sending: { status: 409, message: 'An attempt is under way. Try again when it has ended.' },
  postback_open: { status: 409, message: 'This postback is still on its way.' },
  postback_final: { status: 409, message: 'This postback is final already.' },
  render_failed: {
    status: 422,
    message: 'The postback could not be rendered.',
    reasons: {
      condition_false: 'The condition is not met.',
      no_parts: 'The event has no parts to send.',
      part_gone: 'The trigger does not make this part any more.',
    },
  },
  postback_unrendered: {
    status: 409,
    message: 'This postback has no message: rendering failed. Use {"render": "again"}.',
  },
} as const satisfies Record<string, { status: number; message: string; reasons?: Record<string, string> }>

export type ErrorCode = keyof typeof errorCatalogue
