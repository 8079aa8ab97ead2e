/** What a person reads for a code of the catalogue; codes without an entry show the server's own words. */
export default {
  offline: 'Postbud does not answer. Check that it runs, then try again.',
  revision_stale:
    'Somebody else changed this in the meantime. Nothing of yours was lost: compare, then save again.',
  session_required: 'You have been signed out. Sign in again.',
  too_many_requests: 'Too many attempts. Wait a little, then try again.',
  internal_error: 'Something went wrong in Postbud. It was logged.',
}
