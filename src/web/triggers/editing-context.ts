import { createContext, useContext } from 'react'
import type { Customer } from '#contract/customers.ts'
import type { Sample } from '#contract/samples.ts'
import type { Format, TemplateSummary } from '#contract/templates.ts'
import type { TriggerDraft } from './draft.ts'
import type { SampleNames } from './evaluate.ts'
import type { Kept, TriggerKeeper } from './keeper.ts'
import type { TemplateSaves } from './template-saves.ts'

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
  /** null until the sample is read, and while what the texts use is being loaded */
  names: SampleNames | null
  templateSaves: TemplateSaves
  /** What the server said about a field at the last save, by its JSON pointer. */
  faultOf: (...paths: string[]) => string | undefined
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (editing === null) throw new Error('useEditing outside of <EditingTrigger>')
  return editing
}
