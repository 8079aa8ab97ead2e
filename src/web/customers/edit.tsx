import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getCustomer, type Customer } from '#contract/customers.ts'
import { listHistory } from '#contract/history.ts'
import { ApiFailure, call } from '../api/client.ts'
import { FormBox } from '../ui/form-box.tsx'
import { LeaveForm } from '../ui/leave-form.tsx'
import { Panel } from '../ui/panel.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { Conflict, type ConflictFacts } from './conflict.tsx'
import { CustomerFormRows } from './customer-form.tsx'
import { fieldsOf, inputOf, type CustomerFields } from './fields.ts'
import { HistoryLink } from './history-link.tsx'
import { merge } from './merge.ts'
import { saveCustomer } from './save.ts'
import { useCustomerForm } from './use-customer-form.ts'

/** Name, number, address and such. When somebody else saved in the meantime, both are put together and shown. */
export function EditPanel({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  // What was read when editing began; a later answer must not change it under the hands.
  const [base, setBase] = useState(customer)
  const [conflict, setConflict] = useState<ConflictFacts | null>(null)
  const form = useCustomerForm({
    initial: fieldsOf(customer),
    save: async (fields): Promise<Customer> => {
      try {
        return await saveCustomer(base, inputOf(fields))
      } catch (error) {
        if (!(error instanceof ApiFailure) || error.code !== 'revision_stale') throw error
        const theirs = await compare(fields)
        // Something else of the customer was changed, or the same was typed: nothing to ask about.
        if (theirs !== null) return await saveCustomer(theirs, inputOf(fields))
        throw error
      }
    },
    onSaved: (saved) => {
      setBase(saved)
      setConflict(null)
    },
  })

  /** Shows what somebody else saved. @returns it, when there is nothing to show */
  async function compare(mine: CustomerFields): Promise<Customer | null> {
    const { id } = customer
    const [theirs, history] = await Promise.all([
      call(getCustomer, { params: { id } }),
      call(listHistory, { query: { subjectId: id, limit: 1 } }),
    ])
    const before = fieldsOf(base)
    const { fields, taken, both } = merge(before, mine, fieldsOf(theirs))
    if (taken.length + both.length === 0) return theirs
    form.replace(fields)
    setConflict({ who: history.items[0]?.who ?? null, before, theirs: fieldsOf(theirs), taken, both })
    setBase(theirs)
    return null
  }

  return (
    <Panel title={t('about')} aside={<HistoryLink customerId={customer.id} />}>
      <FormBox form={form}>
        <CustomerFormRows form={form} />
        {conflict === null ? null : (
          <Conflict facts={conflict} mine={form.values} onTake={(name, value) => form.set(name, value)} />
        )}
        <SaveRow form={conflict === null ? form : { ...form, failure: null }} disabled={!form.dirty} />
      </FormBox>
      <LeaveForm dirty={form.dirty} />
    </Panel>
  )
}
