import { useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Source, Template } from '#contract/templates.ts'
import { Failure } from '../ui/failure.tsx'
import { Loading } from '../ui/loading.tsx'
import { Bench } from './bench.tsx'
import classes from './editor.module.css'
import { LeaveGuard } from './leave-guard.tsx'
import { SampleBar } from './sample-bar.tsx'
import { firstSample, useSamples, type SampleChoice } from './sample-choice.ts'
import { SaveState } from './save-state.tsx'
import { useEventTypesOf } from './triggers-of.ts'
import { usePreview } from './use-preview.ts'
import { templateQuery, useTemplateDraft } from './use-template-draft.ts'

export interface TemplateEditorProps {
  templateId: string
  /** Chosen by the page around it; else this component chooses. */
  sampleId?: string | undefined
  /** Only events of this type are offered. */
  eventType?: string | undefined
  onSampleChange?: (choice: SampleChoice) => void
  /** With each change that is typed. */
  onChange?: (source: Source) => void
  /** With each answer of the server: the draft is saved. */
  onSaved?: (template: Template) => void
}

/** A template's draft, edited within another page: text, input, live result. It saves itself. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { data, error, refetch } = useQuery(templateQuery(props.templateId))
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={8} />
  // Another template is another draft.
  return <Editor key={data.id} {...props} template={data} />
}

function Editor({ template, ...props }: TemplateEditorProps & { template: Template }) {
  const { sampleId, eventType, onSampleChange, onChange, onSaved } = props
  const draft = useTemplateDraft(template, onSaved)
  const { source, keeper } = draft
  const { customerId } = template
  // Chosen here, until the page around it chooses another sample.
  const [own, setOwn] = useState<{ choice: SampleChoice; over: string | undefined } | null>(null)
  const samples = useSamples(customerId)
  const given = sampleId === undefined ? null : { sampleId }
  const choice = (own?.over === sampleId ? own?.choice : null) ?? given ?? firstSample(samples, eventType)
  const live = usePreview(template.format, source, choice, template.draft.lineEnds, {
    eventTypes: useEventTypesOf(template.id),
  })
  useHotkeys([['mod+S', () => void keeper.save()]], [], true)
  useEffect(() => onChange?.(source), [source, onChange])
  const choose = (chosen: SampleChoice) => {
    setOwn({ choice: chosen, over: 'sampleId' in chosen && onSampleChange ? chosen.sampleId : sampleId })
    onSampleChange?.(chosen)
  }
  return (
    <div className={classes.embedded}>
      <LeaveGuard draft={draft} />
      <div className={classes.bar}>
        <SampleBar
          customerId={customerId}
          choice={choice}
          onChoice={choose}
          eventType={eventType}
          onKept={(id) => void keeper.addSample(id)}
        />
        <SaveState draft={draft} />
      </div>
      <Bench draft={draft} live={live} choice={choice} isEmbedded />
    </div>
  )
}
