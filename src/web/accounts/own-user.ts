import type { Static } from 'typebox'
import { changeOwnUser, listUsers } from '#contract/accounts.ts'
import { call } from '../api/client.ts'
import { invalidate, queryClient } from '../api/queries.ts'
import { sessionQuery } from './session.ts'

/** Changes one's own user, and what every page knows of it. */
export async function saveOwnUser(change: Static<(typeof changeOwnUser)['body']>): Promise<void> {
  const user = await call(changeOwnUser, { body: change })
  queryClient.setQueryData(sessionQuery.queryKey, { user, setUpNeeded: false })
  await invalidate(listUsers)
}
