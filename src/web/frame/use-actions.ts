import { useTranslation } from 'react-i18next'
import type { Customer } from '#contract/customers.ts'
import { useMay } from '../accounts/session.ts'
import { tabs } from '../settings/tabs.ts'
import type { Choice } from './choices.ts'
import { sections } from './sections.ts'

/** What one can do and where one can go, by who is signed in. @param customers for each, a new trigger */
export function useActions(customers: Customer[]): Choice[] {
  const { t } = useTranslation(['frame', 'settings'])
  const isOperator = useMay('operator')
  const isAdministrator = useMay('administrator')
  const action = (label: string, path: string): Choice => ({ group: 'actions', key: path, label, path })
  const makes = isOperator
    ? [
        ...customers.map(({ id, name }) =>
          action(t('newTriggerFor', { customer: name }), `/triggers/new?customerId=${id}`),
        ),
        action(t('newCustomer'), '/customers/new'),
        action(t('newTrigger'), '/triggers/new'),
        action(t('newTemplate'), '/templates/new'),
      ]
    : []
  return [
    ...makes,
    ...sections.map(({ label, to }) => action(t('goTo', { page: t(label) }), to)),
    action(t('goTo', { page: t('triggers') }), '/triggers'),
    action(t('goTo', { page: t('events') }), '/events'),
    ...tabs
      .filter(({ role }) => role === 'viewer' || isAdministrator)
      .map(({ name }) => action(`${t('settings')}, ${t(`settings:tabs.${name}`)}`, `/settings/${name}`)),
    action(t('account'), '/account'),
  ]
}
