import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { getCustomer, type Customer } from '#contract/customers.ts'
import { getSample, listSamples, type Sample } from '#contract/samples.ts'
import { listTemplates, type Format, type TemplateSummary } from '#contract/templates.ts'
import { useMay } from '../accounts/session.ts'
import { read } from '../api/queries.ts'
import type { TriggerDraft } from './draft.ts'
import { sampleNames, type SampleNames } from './evaluate.ts'
import { faultText } from './fault-text.ts'
import type { Kept, TriggerKeeper } from './keeper.ts'
import { TemplateSaves } from './template-saves.ts'

/** What every part of the trigger's page works with. */
export interface Editing extends Kept {
  keeper: TriggerKeeper
  change: (fields: Partial<TriggerDraft>) => void
  mayEdit: boolean
  /** null: for every customer, or not read yet */
  customer: Customer | null
  /** The customer's own and the shared ones; empty until they are read. */
  templates: TemplateSummary[]
  /** The chosen one. */
  template: TemplateSummary | null
  /** Of the chosen template; without one, what is looked for. */
  format: Format
  chooseFormat: (format: Format) => void
  /** Of the chosen event. */
  samples: Sample[]
  /** What results are shown with. */
  sample: Sample | null
  chooseSample: (id: string) => void
  /** null until the sample is read */
  names: SampleNames | null
  templateSaves: TemplateSaves
  /** What the server said about a field at the last save, by its JSON pointer. */
  faultOf: (...paths: string[]) => string | undefined
}

const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (editing === null) throw new Error('useEditing outside of <EditingTrigger>')
  return editing
}

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
  const names = useMemo(
    () => (payload === undefined ? null : sampleNames(payload, { id: stored?.id ?? '', name: draft.name })),
    [payload, stored?.id, draft.name],
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
      faultOf: (...paths) => paths.map((path) => faultText(failure, path)).find((text) => text !== undefined),
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
