import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { createTemplate, listTemplates, type Format } from '#contract/templates.ts'
import { call } from '../api/client.ts'
import { invalidate } from '../api/queries.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { gallery } from '../templates/gallery.ts'
import { StartChoice } from '../templates/start-choice.tsx'
import { contentFor, galleryStart, startFor, type Start } from '../templates/start.ts'
import { TriggerNeeds } from '../templates/trigger-needs.tsx'
import { Failure } from '../ui/failure.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { useFirstFocus } from '../ui/use-first-focus.ts'
import { useEditing } from './editing-context.ts'
import classes from './new-template.module.css'

export interface NewTemplateProps {
  onClose: () => void
  onMade: (id: string) => void
}

/** A template made in place: it gets a name and something to start from, and is then edited below. */
export function NewTemplate({ onClose, onMade }: NewTemplateProps) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const { draft, customer, format, sample } = useEditing()
  const [name, setName] = useState(() => suggested(draft.name, customer?.name))
  const first = useFirstFocus<HTMLInputElement>()
  const [owner, setOwner] = useState<'customer' | 'every'>(draft.customerId === null ? 'every' : 'customer')
  const customerId = owner === 'every' ? null : draft.customerId
  const [chosen, choose] = useState<Start | null | undefined>(() => fitting(draft.eventType, format))
  const start = startFor(chosen, format)
  const make = useMutation({
    mutationFn: () =>
      call(createTemplate, {
        body: {
          name: name.trim(),
          format,
          customerId,
          ...contentFor(start, format, currentLanguage()),
          ...(sample === null ? {} : { sampleIds: [sample.id] }),
        },
      }),
    onSuccess: async (template) => {
      await invalidate(listTemplates)
      onMade(template.id)
    },
  })

  function onKeyDown({ key }: KeyboardEvent): void {
    if (key === 'Enter' && name.trim() !== '' && !make.isPending) make.mutate()
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
      <StartChoice format={format} customerId={customerId} start={start} onStart={choose} />
      {start?.kind === 'receiver' ? <TriggerNeeds receiver={start.receiver} /> : null}
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

/** Before anything is shipped there are no parcels to speak of. */
const beforeShipping = new Set(['order.received', 'order.failed', 'order.cancelled', 'order.in_production'])

function fitting(eventType: string, format: Format): Start | undefined {
  const wanted = format === 'json' && beforeShipping.has(eventType) ? 'items' : null
  const found = gallery.find(({ id }) => id === wanted)
  return found && galleryStart(found)
}
