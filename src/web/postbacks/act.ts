import { getOrder } from '#contract/events.ts'
import { getOverview } from '#contract/overview.ts'
import {
  cancelPostback,
  getPostback,
  listPostbacks,
  resendPostback,
  type Postback,
} from '#contract/postbacks.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'

/** What a person can do to a postback. */
export type Action = 'same' | 'again' | 'cancel'

/** @returns the postback as it is then; after `again` the new one */
export async function act(id: string, action: Action): Promise<Postback> {
  const params = { id }
  return action === 'cancel'
    ? await call(cancelPostback, { params })
    : await call(resendPostback, { params, body: { render: action } })
}

/** Everything that shows postbacks is read again. */
export async function postbacksChanged(): Promise<void> {
  await invalidate(listPostbacks, getPostback, getOrder, getOverview)
}

/** Whether the server would take it; what it refuses all the same, it says why. */
export function canAct({ state, reason, attemptCount }: Postback, action: Action): boolean {
  const isFinal = state === 'sent' || state === 'failed' || state === 'cancelled'
  switch (action) {
    case 'again':
      return isFinal
    case 'same':
      // Without an attempt a failed one may have no message: its template failed.
      return isFinal && !(state === 'failed' && attemptCount === 0 && reason?.line !== undefined)
    case 'cancel':
      return state === 'waiting' || state === 'held'
  }
}
