import { useQuery } from '@tanstack/react-query'
import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { getCustomer } from '#contract/customers.ts'
import { getSample, listSamples, type Sample } from '#contract/samples.ts'
import { listTemplates, type Format, type TemplateSummary } from '#contract/templates.ts'
import { useMay } from '../accounts/session.ts'
import { read } from '../api/queries.ts'
import { faultAt } from '../ui/failure.tsx'
import { useAbilities } from './abilities.ts'
import { EditingContext, type Editing } from './editing-context.ts'
import { sampleNames } from './evaluate.ts'
import type { TriggerKeeper } from './keeper.ts'
import { TemplateSaves } from './template-saves.ts'

/** Gathers that for the parts of the page. */
export function EditingTrigger({ keeper, children }: { keeper: TriggerKeeper; children: ReactNode }) {
  const kept = useSyncExternalStore(keeper.subscribe, keeper.snapshot)
  const { draft, stored, failure } = kept
  const { customerId } = draft
  const isOperator = useMay('operator')
  const customer = useQuery({
    ...read(getCustomer, { params: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  })
  const templates = useTemplates(customerId)
  const template = templates.find(({ id }) => id === draft.templateId) ?? null
  const [templateSaves] = useState(() => new TemplateSaves())
  const [wanted, want] = useState<Format>('json')
  const { sample, samples, chooseSample, payload } = useSample(draft.eventType, customerId)
  const isAble = useAbilities(draft)
  const names = useMemo(
    () =>
      payload === undefined || !isAble
        ? null
        : sampleNames(payload, { id: stored?.id ?? '', name: draft.name }),
    [payload, isAble, stored?.id, draft.name],
  )
  const mayEdit = isOperator && stored?.state !== 'archived'
  const known = customerId === null ? null : (customer.data ?? null)
  const editing = useMemo<Editing>(
    () => ({
      ...kept,
      keeper,
      change: keeper.change,
      mayEdit,
      customer: known,
      templates,
      template,
      format: draft.channel === 'email' ? 'email' : (template?.format ?? wanted),
      chooseFormat(format) {
        want(format)
        if (template !== null && template.format !== format) keeper.change({ templateId: null })
      },
      samples,
      sample,
      chooseSample,
      names,
      templateSaves,
      faultOf: (...paths) => paths.map((path) => faultAt(failure, path)).find((text) => text !== undefined),
    }),
    [
      kept,
      keeper,
      mayEdit,
      known,
      templates,
      template,
      draft.channel,
      wanted,
      samples,
      sample,
      names,
      templateSaves,
      failure,
      chooseSample,
    ],
  )
  return <EditingContext value={editing}>{children}</EditingContext>
}

/** For every customer there are only shared ones. */
function useTemplates(customerId: string | null): TemplateSummary[] {
  const { data } = useQuery(
    read(listTemplates, {
      query: { state: 'active', limit: 200, ...(customerId === null ? {} : { customerId }) },
    }),
  )
  return useMemo(
    () => (data?.items ?? []).filter((template) => customerId !== null || template.customerId === null),
    [data, customerId],
  )
}

const none: Sample[] = []

function useSample(eventType: string, customerId: string | null) {
  const [chosen, chooseSample] = useState<string | null>(null)
  const { data } = useQuery({
    ...read(listSamples, {
      query: { eventType, limit: 200, ...(customerId === null ? {} : { customerId }) },
    }),
    enabled: eventType !== '',
  })
  const samples = eventType === '' ? none : (data?.items ?? none)
  const sample = samples.find(({ id }) => id === chosen) ?? samples[0] ?? null
  const payload = useQuery({
    ...read(getSample, { params: { id: sample?.id ?? '' } }),
    enabled: sample !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { sample, samples, chooseSample, payload: sample === null ? undefined : payload.data?.payload }
}
