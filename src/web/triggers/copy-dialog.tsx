import { Button, Group, MultiSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listCustomers } from '#contract/customers.ts'
import { copyTrigger, listTriggers, type Trigger } from '#contract/triggers.ts'
import { call } from '../api/client.ts'
import { invalidate, read } from '../api/queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Failure, faultAt } from '../ui/failure.tsx'
import type { TriggerDialogProps } from './archive-dialog.tsx'

/** The same trigger for other customers, each as a draft to look at and test. */
export function CopyDialog({ trigger, onClose }: TriggerDialogProps) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const [chosen, choose] = useState<string[]>([])
  const [url, setUrl] = useState('')
  const customers = useCustomers(trigger.customerId)
  const copy = useMutation({
    mutationFn: () =>
      call(copyTrigger, {
        params: { id: trigger.id },
        body: { customerIds: chosen, ...(url.trim() === '' ? {} : { url: url.trim() }) },
      }),
    onSuccess: () => invalidate(listTriggers),
  })

  return (
    <Dialog onClose={onClose} title={t('copy.title', { name: trigger.name })}>
      {copy.data === undefined ? (
        <>
          <p>{t('copy.text')}</p>
          <MultiSelect
            mt="md"
            label={t('copy.customers')}
            data={customers.options}
            value={chosen}
            searchable
            searchValue={customers.search}
            onSearchChange={customers.setSearch}
            placeholder={chosen.length === 0 ? t('copy.choose') : ''}
            data-autofocus
            openOnFocus={false}
            nothingFoundMessage={t('copy.nobody')}
            hidePickedOptions
            error={faultAt(copy.error, '/customerIds/0')}
            onChange={choose}
          />
          {trigger.channel === 'url' ? (
            <TextInput
              mt="sm"
              label={t('copy.url')}
              description={t('copy.urlHint')}
              value={url}
              placeholder={trigger.url ?? ''}
              error={faultAt(copy.error, '/url')}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
          ) : null}
          {copy.isError ? <Failure error={copy.error} /> : null}
          <Group mt="md" gap="sm">
            <Button
              variant="filled"
              disabled={chosen.length === 0}
              loading={copy.isPending}
              onClick={() => copy.mutate()}
            >
              {t('copy.button', { count: chosen.length })}
            </Button>
            <Button onClick={onClose}>{common('cancel')}</Button>
          </Group>
        </>
      ) : (
        <Copies copies={copy.data.items} names={customers.names} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface CopiesProps {
  copies: Trigger[]
  names: Map<string, string>
  onClose: () => void
}

function Copies({ copies, names, onClose }: CopiesProps) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  return (
    <>
      <p role="status">{t('copy.done', { count: copies.length })}</p>
      <ul>
        {copies.map(({ id, name, customerId }) => (
          <li key={id}>
            <Link to="/triggers/$id" params={{ id }}>
              {names.get(customerId ?? '') ?? ''}: {name}
            </Link>
          </li>
        ))}
      </ul>
      <Group mt="md" gap="sm">
        <Button data-autofocus onClick={onClose}>
          {common('close')}
        </Button>
      </Group>
    </>
  )
}

/** Customers by name, found by typing; who was found once stays known, so that the chosen keep their names. */
export function useCustomers(without: string | null) {
  const [search, setSearch] = useState('')
  const [typed] = useDebouncedValue(search, 200)
  const [names, setNames] = useState(new Map<string, string>())
  const { data } = useQuery({
    ...read(listCustomers, { query: { state: 'active', limit: 100, search: typed } }),
    placeholderData: keepPreviousData,
  })
  const found = data?.items ?? []
  if (found.some(({ id }) => !names.has(id))) {
    setNames(new Map([...names, ...found.map(({ id, name }) => [id, name] as const)]))
  }
  const options = [...names].filter(([id]) => id !== without).map(([value, label]) => ({ value, label }))
  return { search, setSearch, names, options }
}
