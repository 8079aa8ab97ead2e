import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { createLookup, getLookup, listLookups } from '#contract/lookups.ts'
import { call } from '../api/client.ts'
import { invalidate, queryClient, read } from '../api/queries.ts'
import { FormBox } from '../ui/form-box.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { TextRow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'
import classes from './list.module.css'

/** A new table is only a name: its entries are written on its page. */
export function AddLookup({ customerId }: { customerId: string | null }) {
  const { t } = useTranslation('lookups')
  const common = useTranslation('common').t
  const navigate = useNavigate()
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => ({ name: nameFault(name.trim()) }),
    save: async ({ name }) =>
      await call(createLookup, { body: { name: name.trim(), customerId, entries: [] } }),
    onSaved: async (lookup) => {
      const { id } = lookup
      queryClient.setQueryData(read(getLookup, { params: { id } }).queryKey, lookup)
      void invalidate(listLookups)
      await navigate({ to: '/lookups/$id', params: { id } })
    },
  })

  function nameFault(name: string): string | undefined {
    if (name === '') return t('nameMissing')
    return /^[A-Za-z0-9_.-]{1,100}$/.test(name) ? undefined : t('nameWrong')
  }

  return (
    <div className={classes.add}>
      <FormBox form={form}>
        <TextRow
          label={common('name')}
          hint={t('nameHint')}
          autoComplete="off"
          spellCheck={false}
          value={form.values.name}
          fault={form.fault('name')}
          onChange={(name) => form.set('name', name)}
        />
        <SaveRow form={form} label={t('make')} />
      </FormBox>
    </div>
  )
}
