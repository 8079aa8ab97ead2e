import type { Session } from '#contract/accounts.ts'
import { queryClient } from '../api/queries.ts'
import { reportSession } from '../api/session-end.ts'
import { setLanguage } from '../i18n/i18n.ts'
import { sessionQuery } from './session.ts'

/** Somebody has signed in: what was read before may not be theirs, and their language is shown. */
export async function begin(session: Session): Promise<void> {
  // What the page itself shows, such as an invitation, goes with the page.
  queryClient.removeQueries({ type: 'inactive' })
  queryClient.setQueryData(sessionQuery.queryKey, session)
  reportSession(false)
  if (session.user !== null) await setLanguage(session.user.language)
}
