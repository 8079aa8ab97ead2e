import { NativeSelect, Radio, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as contract from '#contract/templates.ts'
import type { Format } from '#contract/templates.ts'
import { receivers } from '#mapping/receivers/receivers.ts'
import { read, queryClient } from '../api/queries.ts'
import { FormRow } from '../ui/form-row.tsx'
import { failureText } from '../ui/failure.tsx'
import { Icon } from '../ui/icon.tsx'
import { sourceOf } from './draft-keeper.ts'
import { gallery } from './gallery.ts'
import classes from './new.module.css'
import { readStart } from './receiver-start.ts'
import { galleryStart, type Start } from './start.ts'
import { StartRadios } from './start-radios.tsx'
import { templateQuery } from './use-template-draft.ts'

export interface StartChoiceProps {
  format: Format
  /** The formats that a search looks through; the one format only when left out. */
  searched?: readonly Format[]
  customerId: string | null
  start: Start | null
  onStart: (start: Start | null) => void
}

/** What to begin with: something of the gallery, a receiver's document, nothing, or a copy. */
export function StartChoice({ format, searched, customerId, start, onStart }: StartChoiceProps) {
  const { t } = useTranslation('templates')
  const [search, setSearch] = useState('')
  const [isCopying, setCopying] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  /** What was chosen and is being read. */
  const [pending, setPending] = useState<string | null>(null)
  const latest = useRef<string | null>(null)
  const copyId = useId()
  const query = {
    format,
    limit: 200,
    ...(customerId === null ? { shared: 'only' as const } : { customerId }),
  }
  const others = useQuery(read(contract.listTemplates, { query })).data?.items ?? []
  const chosenId = pending ?? (start === null || start.kind === 'copy' ? 'empty' : start.id)

  /** Begins with what is read first, unless something else was chosen meanwhile. */
  async function begin(id: string, ready: () => Promise<Start>) {
    setFault(null)
    latest.current = id
    try {
      const made = await ready()
      if (latest.current === id) onStart(made)
    } catch (error) {
      setFault(failureText(error))
    } finally {
      if (latest.current === id) setPending(null)
    }
  }

  function choose(chosen: string) {
    const found = gallery.find(({ id }) => id === chosen)
    const receiver = receivers.find(({ id }) => id === chosen)
    setCopying(chosen === 'copy')
    latest.current = chosen
    setPending(receiver ? chosen : null)
    if (receiver) void begin(chosen, () => readStart(receiver))
    else onStart(found ? galleryStart(found) : null)
  }

  function copy(id: string) {
    if (id === '') return onStart(null)
    void begin(id, async () => {
      const template = await queryClient.fetchQuery(templateQuery(id))
      return { kind: 'copy', id, format: template.format, source: sourceOf(template), sampleId: null }
    })
  }

  return (
    <FormRow label={t('new.start')}>
      <TextInput
        type="search"
        mb="sm"
        aria-label={t('new.search')}
        placeholder={t('new.searchHint')}
        leftSection={<Icon name="search" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Radio.Group
        aria-label={t('new.start')}
        value={isCopying ? 'copy' : chosenId}
        error={isCopying ? undefined : fault}
        onChange={choose}
      >
        <StartRadios search={search.trim()} format={format} searched={searched ?? [format]} />
        <div className={classes.starts}>
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
          onChange={(event) => copy(event.currentTarget.value)}
          data={[
            { value: '', label: t('new.copyOf') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
    </FormRow>
  )
}
