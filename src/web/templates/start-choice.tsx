import { NativeSelect, Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as contract from '#contract/templates.ts'
import type { Format } from '#contract/templates.ts'
import { read, queryClient } from '../api/queries.ts'
import { FormRow } from '../ui/form-row.tsx'
import { failureText } from '../ui/failure.tsx'
import { sourceOf } from './draft-keeper.ts'
import { gallery } from './gallery.ts'
import classes from './new.module.css'
import { galleryStart, type Start } from './start.ts'
import { templateQuery } from './use-template-draft.ts'

export interface StartChoiceProps {
  format: Format
  customerId: string | null
  start: Start | null
  onStart: (start: Start | null) => void
}

/** What to begin with: something of the gallery, nothing, or a copy. */
export function StartChoice({ format, customerId, start, onStart }: StartChoiceProps) {
  const { t } = useTranslation('templates')
  const [isCopying, setCopying] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const copyId = useId()
  const query = {
    format,
    limit: 200,
    ...(customerId === null ? { shared: 'only' as const } : { customerId }),
  }
  const others = useQuery(read(contract.listTemplates, { query })).data?.items ?? []
  const fitting = gallery.filter((one) => one.format === format)
  const value = isCopying ? 'copy' : start?.kind === 'gallery' ? start.id : 'empty'
  const choose = (chosen: string) => {
    const found = fitting.find(({ id }) => id === chosen)
    setCopying(chosen === 'copy')
    onStart(found ? galleryStart(found) : null)
  }
  const copy = async (id: string) => {
    setFault(null)
    if (id === '') return onStart(null)
    try {
      const template = await queryClient.fetchQuery(templateQuery(id))
      onStart({ kind: 'copy', id, format: template.format, source: sourceOf(template), sampleId: null })
    } catch (error) {
      setFault(failureText(error))
    }
  }
  return (
    <FormRow label={t('new.start')}>
      <Radio.Group aria-label={t('new.start')} value={value} onChange={choose}>
        <div className={classes.starts}>
          {fitting.map(({ id }) => (
            <Radio
              key={id}
              value={id}
              label={t(`gallery.${id}.name`)}
              description={t(`gallery.${id}.hint`)}
            />
          ))}
          <Radio value="empty" label={t('new.empty')} />
          {others.length === 0 ? null : <Radio value="copy" label={t('new.copy')} />}
        </div>
      </Radio.Group>
      {isCopying ? (
        <NativeSelect
          id={copyId}
          mt="sm"
          aria-label={t('new.copyOf')}
          value={start?.kind === 'copy' ? start.id : ''}
          error={fault}
          onChange={(event) => void copy(event.currentTarget.value)}
          data={[
            { value: '', label: t('new.copyOf') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
    </FormRow>
  )
}
