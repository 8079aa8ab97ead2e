import { useTranslation } from 'react-i18next'
import { useForm, type Form } from '../ui/use-form.ts'
import { faultsOf, type CustomerFields } from './fields.ts'

/** The form of a customer: its checks in words. */
export function useCustomerForm<Result>(options: {
  initial: CustomerFields
  save: (fields: CustomerFields) => Promise<Result>
  onSaved?: (result: Result) => unknown
}): Form<CustomerFields> {
  const { t } = useTranslation('customers')
  return useForm({
    ...options,
    check: (fields) => {
      const { name, referenceId, email } = faultsOf(fields)
      return {
        name: name && t('nameMissing'),
        referenceId: referenceId && t('referenceIdMissing'),
        email: email && t('emailWrong'),
      }
    },
  })
}
