import { useEffect, useState, useSyncExternalStore } from 'react'
import * as contract from '#contract/templates.ts'
import type { Template } from '#contract/templates.ts'
import { invalidate, queryClient, read } from '../api/queries.ts'
import { DraftKeeper } from './draft-keeper.ts'

/** A template's draft while it is edited here: what is typed, and whether it is saved. */
export function useTemplateDraft(template: Template, onSaved?: (template: Template) => void) {
  const [keeper] = useState(
    () =>
      new DraftKeeper(template, (saved) => {
        queryClient.setQueryData(templateQuery(saved.id).queryKey, saved)
        void invalidate(contract.listTemplates)
        onSaved?.(saved)
      }),
  )
  const state = useSyncExternalStore(keeper.subscribe, keeper.state)
  useEffect(() => keeper.heard(template), [keeper, template])
  useEffect(() => {
    // Who switches away has stopped typing.
    const onHide = () => {
      if (document.hidden && keeper.isDirty) void keeper.save()
    }
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      keeper.dispose()
    }
  }, [keeper])
  return { ...state, keeper }
}

export type EditedDraft = ReturnType<typeof useTemplateDraft>

export function templateQuery(id: string) {
  return read(contract.getTemplate, { params: { id } })
}
