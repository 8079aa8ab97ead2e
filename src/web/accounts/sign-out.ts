import { signOut } from '#contract/accounts.ts'
import { call } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'

/** Ends the session; the sign-in page must not show what this person has read. */
export async function endSession(): Promise<void> {
  await call(signOut, {})
  queryClient.clear()
}
