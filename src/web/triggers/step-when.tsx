import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { eventTypes } from '#contract/event-types.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { FormRow } from '../ui/form-row.tsx'
import { useFirstFocus } from '../ui/use-first-focus.ts'
import { ConditionFold } from './condition-fold.tsx'
import { useEditing } from './editing-context.ts'
import { PartsFold } from './parts-fold.tsx'
import { Editable, StepForm, StepPanel } from './step.tsx'
import classes from './step-when.module.css'

/** Step 1: the name, and which event it is about. */
export function StepWhen() {
  const { t } = useTranslation('triggers')
  const { draft, change, stored, faultOf } = useEditing()
  const name = useFirstFocus<HTMLInputElement>(stored === null)
  return (
    <StepPanel step="when">
      <StepForm>
        <FormRow label={t('when.name')} htmlFor="trigger-name">
          <TextInput
            id="trigger-name"
            value={draft.name}
            maxLength={200}
            placeholder={t('when.namePlaceholder')}
            error={faultOf('/name')}
            ref={name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </FormRow>
        <FormRow label={t('when.event')}>
          <div className={classes.events} role="radiogroup" aria-label={t('when.event')}>
            {eventTypes.map(({ type, labels }) => (
              <label key={type} className={classes.event}>
                <input
                  type="radio"
                  name="event"
                  value={type}
                  checked={draft.eventType === type}
                  onChange={() => change({ eventType: type })}
                />
                <span>{labels[currentLanguage()]}</span>
              </label>
            ))}
          </div>
          <Fault text={faultOf('/eventType')} />
        </FormRow>
      </StepForm>
      <Editable>
        <ConditionFold />
        <PartsFold />
      </Editable>
    </StepPanel>
  )
}

function Fault({ text }: { text: string | undefined }) {
  return text === undefined ? null : <p role="alert">{text}</p>
}
