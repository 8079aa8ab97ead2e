import { SegmentedControl, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormRow } from '../ui/form-row.tsx'
import { useEditing } from './editing-context.ts'
import { EmailFields } from './email-fields.tsx'
import { HeadersFold } from './headers-fold.tsx'
import { OrderFold } from './order-fold.tsx'
import { RetryFold } from './retry-fold.tsx'
import { retryWords } from './retry-words.ts'
import { SignatureFold } from './signature-fold.tsx'
import { SignInFold } from './sign-in-fold.tsx'
import { Editable, StepForm, StepPanel } from './step.tsx'
import { SuccessFold } from './success-fold.tsx'
import { UrlFields } from './url-fields.tsx'

/** Step 2: how and where it is sent. What is rarely needed is folded and shows its value. */
export function StepWhere() {
  const { t, i18n } = useTranslation('triggers')
  const { draft, change, mayEdit, template } = useEditing()
  const { channel, retry } = draft

  function choose(next: 'url' | 'email'): void {
    // A template makes either mails or what goes to a URL.
    const fits = template !== null && (template.format === 'email') === (next === 'email')
    change({ channel: next, ...(fits ? {} : { templateId: null }) })
  }

  return (
    <StepPanel step="where">
      <StepForm>
        <FormRow label={t('where.channel')}>
          <SegmentedControl
            aria-label={t('where.channel')}
            value={channel}
            disabled={!mayEdit}
            data={[
              { value: 'url', label: 'URL' },
              { value: 'email', label: t('where.email') },
            ]}
            onChange={choose}
          />
        </FormRow>
        {channel === 'url' ? <UrlFields /> : <EmailFields />}
        <FormRow label={t('retry.label')} htmlFor="trigger-retry">
          <Switch
            id="trigger-retry"
            mt={6}
            checked={retry.enabled}
            label={retryWords(retry, t, i18n.language)}
            onChange={(event) => change({ retry: { ...retry, enabled: event.currentTarget.checked } })}
          />
        </FormRow>
      </StepForm>
      <Editable>
        {retry.enabled ? <RetryFold /> : null}
        {channel === 'url' ? (
          <>
            <SignInFold />
            <SignatureFold />
            <HeadersFold />
            <SuccessFold />
          </>
        ) : null}
        <OrderFold />
      </Editable>
    </StepPanel>
  )
}
