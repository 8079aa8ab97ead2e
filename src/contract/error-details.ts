/**
 * What stands only in the `details` of an error, beside the codes of errors and of problems with templates.
 * Codes that begin with `field_` mean the field their path leads to.
 */
export const detailCatalogue = {
  field_missing: { message: 'This is required.' },
  field_unknown: { message: 'There is no such field here.' },
  field_invalid: {
    message: 'This has not the right form.',
    reasons: {
      not_text: 'This must be text.',
      not_number: 'This must be a number.',
      not_whole: 'This must be a whole number.',
      not_boolean: 'This must be true or false.',
      not_list: 'This must be a list.',
      not_object: 'This must be an object.',
      not_offered: 'This must be one of {{allowed}}.',
      empty: 'This must not be empty.',
      too_short: 'This must have at least {{limit}} characters.',
      too_long: 'This may have at most {{limit}} characters.',
      too_few: 'There must be at least {{limit}} of these.',
      too_many: 'There may be at most {{limit}} of these.',
      too_low: 'This must be at least {{limit}}.',
      too_high: 'This may be at most {{limit}}.',
      twice: 'The same is here twice.',
      not_email: 'This must be an e-mail address.',
      not_id: 'This must be an id.',
      not_date: 'This must be a date like 2026-10-01.',
      not_time: 'This must be a time like 2026-10-01T08:15:31Z.',
      not_key: 'This must be text of 1 to {{limit}} characters.',
      one_missing: 'One of {{fields}} is required.',
    },
  },
  header_invalid: {
    message: 'This header cannot be chosen.',
    reasons: {
      name: '“{{name}}” cannot be the name of a header.',
      content_type: 'The content type has a field of its own: contentType.',
      reserved: '{{name}} is set by Postbud or by the connection; it cannot be chosen.',
      sign_in: 'The sign-in sets {{name}} already.',
      twice: '{{name}} is there twice; upper and lower case are the same.',
    },
  },
  template_format: {
    message: 'This template does not fit the channel.',
    reasons: {
      makes_email: 'This template makes e-mails; the channel url needs another format.',
      makes_no_email: 'This template makes {{format}}; the channel email needs one of format email.',
    },
  },
} as const satisfies Record<string, { message: string; reasons?: Record<string, string> }>
