import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { createTemplate, listTemplates } from '#contract/templates.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { Failure } from '../ui/failure.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { useEditing } from './editing.tsx'
import classes from './new-template.module.css'
import { starterFor } from './starters.ts'
import { useFirstFocus } from './use-first-focus.ts'

/** A template made in place: it gets a name, and is then edited below. */
export function NewTemplate({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const { draft, customer, format, sample } = useEditing()
  const [name, setName] = useState(() => suggested(draft.name, customer?.name))
  const first = useFirstFocus<HTMLInputElement>()
  const [owner, setOwner] = useState<'customer' | 'every'>(draft.customerId === null ? 'every' : 'customer')
  const make = useMutation({
    mutationFn: () =>
      call(createTemplate, {
        body: {
          name,
          format,
          customerId: owner === 'every' ? null : draft.customerId,
          source: starterFor(format),
          ...(sample === null ? {} : { sampleIds: [sample.id] }),
        },
      }),
    onSuccess: async (template) => {
      await invalidate(listTemplates)
      onMade(template.id)
    },
  })

  function onKeyDown({ key }: KeyboardEvent): void {
    if (key === 'Enter' && name.trim() !== '') make.mutate()
    if (key === 'Escape') onClose()
  }

  return (
    <div className={classes.box} role="group" aria-label={t('how.new')}>
      <FormRow label={t('how.newName')} htmlFor="new-template-name">
        <TextInput
          id="new-template-name"
          value={name}
          maxLength={200}
          ref={first}
          onKeyDown={onKeyDown}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </FormRow>
      {draft.customerId === null ? null : (
        <FormRow label={t('how.newFor')} htmlFor="new-template-for">
          <NativeSelect
            id="new-template-for"
            value={owner}
            data={[
              { value: 'customer', label: t('how.newForCustomer', { customer: customer?.name ?? '' }) },
              { value: 'every', label: common('every') },
            ]}
            onChange={(event) => setOwner(event.currentTarget.value === 'every' ? 'every' : 'customer')}
          />
        </FormRow>
      )}
      {make.isError ? <Failure error={make.error} /> : null}
      <div className={classes.buttons}>
        <Button onClick={() => make.mutate()} disabled={name.trim() === ''} loading={make.isPending}>
          {t('how.make', { format: common(`format.${format}`) })}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </div>
  )
}

function suggested(trigger: string, customer: string | undefined): string {
  return [trigger.trim(), customer ?? ''].filter((part) => part !== '').join(', ')
}
