import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { getTrigger } from '#contract/triggers.ts'
import { invalidate } from '../api/queries.ts'
import { Fold } from '../ui/fold.tsx'
import { Loading } from '../ui/loading.tsx'
import { useEditing } from './editing-context.ts'
import classes from './template-fold.module.css'

// With the code editor it is large, and not every visit edits a template.
const TemplateEditor = lazy(async () => ({
  default: (await import('../templates/editor.tsx')).TemplateEditor,
}))

/** The template's draft, edited in place; a published version never changes. */
export function TemplateFold() {
  const { t } = useTranslation('triggers')
  const { draft, template, sample, chooseSample, templateSaves, mayEdit } = useEditing()
  const { reset } = templateSaves
  const id = template?.id
  // Another template's text is another matter.
  useEffect(() => (id === undefined ? undefined : reset), [reset, id])
  if (template === null || draft.templateVersion !== 'draft' || !mayEdit) return null
  return (
    <Fold
      label={t('how.edit')}
      value={t(template.latestVersion === null ? 'how.editNew' : 'how.editDraft')}
      open
    >
      <div className={classes.edit}>
        <Suspense fallback={<Loading rows={8} />}>
          <TemplateEditor
            templateId={template.id}
            sampleId={sample?.id}
            eventType={draft.eventType === '' ? undefined : draft.eventType}
            onSampleChange={(choice) => ('sampleId' in choice ? chooseSample(choice.sampleId) : undefined)}
            onChange={templateSaves.onChange}
            onSaved={(saved) => {
              templateSaves.onSaved(saved)
              // Its test is stale now, and says so.
              void invalidate(getTrigger)
            }}
          />
        </Suspense>
      </div>
    </Fold>
  )
}
