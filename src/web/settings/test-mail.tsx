import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendTestMail } from '#contract/settings.ts'
import { isEmail } from '../accounts/limits.ts'
import { useSession } from '../accounts/session.ts'
import { call } from '../api/client.ts'
import { FormBox } from '../ui/form-box.tsx'
import { Note } from '../ui/note.tsx'
import { Panel } from '../ui/panel.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { TextRow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'

import classes from './settings.module.css'

interface Said {
  accepted: boolean
  message: string
}

export function TestMail() {
  const { t } = useTranslation(['settings', 'accounts'])
  const { user } = useSession()
  const [said, setSaid] = useState<Said | null>(null)
  const form = useForm({
    initial: { to: user?.email ?? '' },
    check: ({ to }) => ({ to: isEmail(to) ? undefined : t('accounts:emailWrong') }),
    save: async ({ to }) => {
      setSaid(null)
      setSaid(await call(sendTestMail, { body: { to: to.trim() } }))
    },
  })
  return (
    <Panel title={t('mail.test')}>
      <div className={classes.stack}>
        <FormBox form={form}>
          <TextRow
            label={t('mail.to')}
            type="email"
            value={form.values.to}
            fault={form.fault('to')}
            onChange={(to) => form.set('to', to)}
          />
          <SaveRow form={form} label={t('mail.send')} quiet />
        </FormBox>
        {said === null ? null : (
          <Note kind={said.accepted ? 'sent' : 'failed'}>
            {t(said.accepted ? 'mail.accepted' : 'mail.refused')} <code>{said.message}</code>
          </Note>
        )}
      </div>
    </Panel>
  )
}
