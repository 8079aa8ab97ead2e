/** What a person reads for a code of the catalogue; codes without an entry show the server's own words. */
export default {
  offline: 'Postbud does not answer. Check that it runs, then try again.',
  revision_stale:
    'Somebody else changed this in the meantime. Nothing of yours was lost: compare, then save again.',
  too_many_requests: 'Too many attempts. Wait a little, then try again.',
  session_ended: 'You have been signed out. Sign in again.',
  key_required: 'You have been signed out. Sign in again.',
  credentials_wrong: 'E-mail or password is wrong. Try again.',
  role_insufficient: 'Your role does not allow that. Ask an administrator.',
  link_invalid: 'This link is not valid any more: it was used, taken back, or is too old. Ask for a new one.',
  email_taken: 'There is a user with this e-mail already.',
  password_wrong: 'This is not your current password.',
  last_administrator: 'This is the last active administrator. Make somebody else one first.',
  customer_reference_taken: 'Another customer has this number. Choose another one, or open that customer.',
  time_zone_unknown: 'There is no such time zone. Choose one from the list.',
  customer_archived: 'This customer is archived. Restore it first, in its settings.',
  secret_name_taken: 'There is a secret of that name already. Replace its value, or choose another name.',
  secret_in_use: 'Triggers use this secret. Choose another one there first.',
  key_name_reserved: 'The key from the environment has this name. Choose another one.',
  setting_from_environment: 'The environment sets this. Change it there, and restart Postbud.',
  internal_error: 'Something went wrong in Postbud. It was logged.',
}
