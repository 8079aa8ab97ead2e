import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getCustomer } from '#contract/customers.ts'
import { read } from '../api/queries.ts'
import { useCustomers } from './copy-dialog.tsx'

/** Narrows a list to one customer, found by typing. */
export function CustomerFilter({
  value,
  onChange,
}: {
  value: string | null
  onChange: (id: string | null) => void
}) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const { options, search, setSearch } = useCustomers(null)
  // From the address one may come that no search has found yet.
  const { data } = useQuery({
    ...read(getCustomer, { params: { id: value ?? '' } }),
    enabled: value !== null,
  })
  const isKnown = options.some((option) => option.value === data?.id)
  return (
    <Select
      aria-label={common('customer')}
      placeholder={t('list.anyCustomer')}
      data={data === undefined || isKnown ? options : [{ value: data.id, label: data.name }, ...options]}
      value={value}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('list.anyCustomer') }}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t('copy.nobody')}
      onChange={onChange}
    />
  )
}
