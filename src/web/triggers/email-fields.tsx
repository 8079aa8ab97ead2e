import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormRow } from '../ui/form-row.tsx'
import { useEditing } from './editing-context.ts'
import { recipientsFor } from './evaluate.ts'
import { LiveResult } from './live-result.tsx'

/** Who gets the mail: addresses, or holes that give some. */
export function EmailFields() {
  const { t } = useTranslation('triggers')
  const { draft, change, customer } = useEditing()
  return (
    <>
      <Recipients
        field="to"
        hint={
          customer?.email
            ? t('where.toHintCustomer', { email: customer.email })
            : t('where.toHint', { hole: '{{ order.shippingAddress.email }}' })
        }
      />
      <Recipients field="cc" />
      <Recipients field="bcc" />
      <ReplyTo value={draft.replyTo} onChange={(replyTo) => change({ replyTo })} />
    </>
  )
}

function Recipients({ field, hint }: { field: 'to' | 'cc' | 'bcc'; hint?: string }) {
  const { t } = useTranslation('triggers')
  const { draft, change, names, faultOf } = useEditing()
  const lines = draft[field]
  const isTyped = lines.some((line) => line.trim() !== '')
  const { value, fault } = recipientsFor(lines, field, names?.ofPart(draft.parts) ?? null)
  // An address that is being typed is not wrong yet: the server says so once it is saved.
  const wrong = faultOf(`/${field}`, ...lines.map((_, line) => `/${field}/${line}`))
  return (
    <FormRow label={t(`where.${field}`)} htmlFor={`trigger-${field}`}>
      <Textarea
        id={`trigger-${field}`}
        value={lines.join('\n')}
        autosize
        minRows={1}
        spellCheck={false}
        autoComplete="off"
        placeholder={field === 'to' ? 'ordre@example.dk' : t('where.nobody')}
        error={wrong}
        {...(hint === undefined ? {} : { description: hint })}
        inputWrapperOrder={['input', 'description', 'error']}
        onChange={(event) => {
          const text = event.currentTarget.value
          change({ [field]: text === '' ? [] : text.split('\n') })
        }}
      />
      {isTyped && wrong === undefined ? (
        <LiveResult fault={fault} field={field}>
          {value === null ? null : value.length === 0 ? t('where.nobodyGets') : value.join(', ')}
        </LiveResult>
      ) : null}
    </FormRow>
  )
}

function ReplyTo({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('triggers')
  const { names, draft, faultOf } = useEditing()
  const result = recipientsFor([value], 'replyTo', names?.ofPart(draft.parts) ?? null)
  const wrong = faultOf('/replyTo')
  return (
    <FormRow label={t('where.replyTo')} htmlFor="trigger-reply-to">
      <TextInput
        id="trigger-reply-to"
        value={value}
        spellCheck={false}
        autoComplete="off"
        placeholder={t('where.sender')}
        error={wrong}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {value.trim() === '' || wrong !== undefined ? null : (
        <LiveResult fault={result.fault} field="replyTo">
          {result.value?.join(', ')}
        </LiveResult>
      )}
    </FormRow>
  )
}
