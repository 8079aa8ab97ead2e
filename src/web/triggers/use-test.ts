import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { testTrigger, type TriggerTest } from '#contract/postbacks.ts'
import { getTrigger } from '#contract/triggers.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { useEditing } from './editing-context.ts'
import { missingIn, type Missing } from './draft.ts'
import type { TestSource } from './test-source.ts'

/** A test that was run from this page. */
export interface RunTest {
  result: TriggerTest
  at: string
}

/** Not everything is there, or stored, so nothing was sent. */
export class NotReady extends Error {
  override readonly name = 'NotReady'
  readonly missing: Missing[]

  constructor(missing: Missing[]) {
    super('the trigger is not saved yet')
    this.missing = missing
  }
}

export function useTest() {
  const { keeper, templateSaves } = useEditing()
  const [runs, setRuns] = useState<RunTest[]>([])
  const mutation = useMutation({
    mutationFn: async ({ source, to }: { source: TestSource['body']; to: string[] | null }) => {
      await templateSaves.settled()
      const stored = await keeper.flush()
      if (stored === null) throw new NotReady(missingIn(keeper.snapshot().draft))
      const result = await call(testTrigger, {
        params: { id: stored.id },
        body: { ...source, ...(to === null ? {} : { to }) },
      })
      setRuns((before) => [{ result, at: new Date().toISOString() }, ...before].slice(0, 5))
      await invalidate(getTrigger)
      return result
    },
  })
  return { runs, run: mutation.mutate, isRunning: mutation.isPending, failure: mutation.error }
}
