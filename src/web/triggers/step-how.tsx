import { useDisclosure } from '@mantine/hooks'
import { useEditing } from './editing-context.ts'
import { NewTemplate } from './new-template.tsx'
import { NewerVersion } from './newer-version.tsx'
import { ResultFold } from './result-fold.tsx'
import { StepForm, StepPanel } from './step.tsx'
import { TemplateChoice } from './template-choice.tsx'
import { TemplateFold } from './template-fold.tsx'

/** Step 3: what the message looks like, and what it is with the sample. */
export function StepHow() {
  const [isMaking, making] = useDisclosure()
  const { change } = useEditing()

  function close(): void {
    making.close()
    // What had the focus is gone.
    document.getElementById('trigger-template')?.focus()
  }

  return (
    <StepPanel step="how">
      <StepForm>
        <TemplateChoice onNew={making.open} />
        {isMaking ? (
          <NewTemplate
            onClose={close}
            onMade={(id) => {
              close()
              change({ templateId: id, templateVersion: 'draft' })
            }}
          />
        ) : null}
      </StepForm>
      <NewerVersion />
      <TemplateFold />
      <ResultFold />
    </StepPanel>
  )
}
