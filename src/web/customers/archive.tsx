import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#contract/customers.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Panel } from '../ui/panel.tsx'
import classes from './archive.module.css'
import { saveCustomer } from './save.ts'

/** Out of the way, and back. */
export function ArchivePanel({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const [isAsking, setAsking] = useState(false)
  const what = customer.state === 'active' ? 'archive' : 'restore'
  const { name } = customer
  return (
    <Panel title={t(`${what}.title`)}>
      <div className={classes.archive}>
        <p>{t(`${what}.hint`)}</p>
        <Button onClick={() => setAsking(true)}>{t(`${what}.action`)} …</Button>
      </div>
      {isAsking ? (
        <Confirm
          title={t(`${what}.ask`, { name })}
          action={t(`${what}.action`)}
          run={async () =>
            await saveCustomer(customer, { state: what === 'archive' ? 'archived' : 'active' })
          }
          onClose={() => setAsking(false)}
        >
          {t(`${what}.text`, { name })}
        </Confirm>
      ) : null}
    </Panel>
  )
}
