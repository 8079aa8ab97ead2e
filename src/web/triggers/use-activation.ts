import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getTemplate, listTemplates } from '#contract/templates.ts'
import { activateTrigger, listTriggers } from '#contract/triggers.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { useChecks } from './checks.ts'
import { useEditing } from './editing-context.ts'
import { notify } from '../ui/notify.ts'
import { goToStep } from './step.tsx'

export interface Activation {
  activate: () => void
  /** Without a passed test, for a reason that the history shows. */
  override: (reason: string) => void
  isRunning: boolean
  failure: unknown
  /** It was asked for while a check was open. */
  wasStopped: boolean
}

/** Save and activate: the same at the head of the page and at its end. */
export function useActivation(): Activation {
  const { t } = useTranslation('triggers')
  const { keeper, templateSaves } = useEditing()
  const checks = useChecks()
  const [wasStopped, setStopped] = useState(false)
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (override: string | null) => {
      await templateSaves.settled()
      const stored = await keeper.flush()
      // What stands in the way is said beside the field, and in the checks.
      if (stored === null) return null
      const activated = await call(activateTrigger, {
        params: { id: stored.id },
        body: override === null ? null : { override },
        ifMatch: stored.revision,
      })
      keeper.adopt(activated)
      // A draft of its template was published with it.
      await invalidate(listTriggers, listTemplates, getTemplate)
      return activated
    },
    onSuccess: (activated) => {
      if (activated === null) return setStopped(true)
      setStopped(false)
      notify(t('activate.done', { name: activated.name, version: activated.liveVersion ?? 1 }))
    },
    onError: () => goToStep('activate'),
  })

  function activate(): void {
    // What is not saved yet may be ready once it is: the server has the last word.
    const isOpen = checks.some(({ state, key }) => state === 'todo' && key !== 'template')
    setStopped(isOpen)
    if (isOpen) goToStep('activate')
    else mutate(null)
  }

  return { activate, override: mutate, isRunning: isPending, failure: error, wasStopped }
}
