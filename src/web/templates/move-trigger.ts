import { testTrigger, type TriggerTest } from '#contract/postbacks.ts'
import { activateTrigger, changeTrigger, type TriggerSummary } from '#contract/triggers.ts'
import { call } from '../api/client.ts'

export type MoveStep = 'changing' | 'testing' | 'activating'

export interface Move {
  trigger: TriggerSummary
  version: number
  sampleId: string
  /** Whoever gets a mail test. */
  to: string | null
  onStep: (step: MoveStep) => void
}

/** `set`: it is in the draft of a trigger that is not active. `failed`: it still sends with the version it had. */
export type Moved = { state: 'done' } | { state: 'set' } | { state: 'failed'; test: TriggerTest }

/**
 * Gives a trigger a newer version of its template: into its draft, really tested, and only then live. One that is not
 * active is not made so by this.
 * @throws ApiFailure
 */
export async function moveTrigger({ trigger, version, sampleId, to, onStep }: Move): Promise<Moved> {
  const params = { id: trigger.id }
  onStep('changing')
  const changed = await call(changeTrigger, {
    params,
    ifMatch: trigger.revision,
    body: { templateVersion: version },
  })
  if (trigger.state !== 'active') return { state: 'set' }
  onStep('testing')
  const body = { sampleId, ...(trigger.channel === 'email' && to !== null ? { to: [to] } : {}) }
  const test = await call(testTrigger, { params, body })
  if (!test.passed) return { state: 'failed', test }
  onStep('activating')
  await call(activateTrigger, { params, ifMatch: changed.revision, body: null })
  return { state: 'done' }
}
