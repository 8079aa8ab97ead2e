import { useDisclosure } from '@mantine/hooks'
import { useEditing } from './editing.tsx'
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
  return (
    <StepPanel step="how">
      <StepForm>
        <TemplateChoice onNew={making.open} />
        {isMaking ? (
          <NewTemplate
            onClose={making.close}
            onMade={(id) => {
              making.close()
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
