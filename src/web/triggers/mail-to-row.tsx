import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getSettings } from '#contract/settings.ts'
import { read } from '../api/queries.ts'
import { FormRow } from '../ui/form-row.tsx'
import type { MailTo, MailToKind } from './mail-to.ts'
import classes from './step-test.module.css'

/** Who gets the test mail. */
export function MailToRow({ mailTo, recipients }: { mailTo: MailTo; recipients: string[] | null }) {
  const { t } = useTranslation('triggers')
  const { data: settings } = useQuery(read(getSettings, {}))
  const { kind, setKind, own, other, setOther } = mailTo
  const shown = recipients?.join(', ') ?? '…'
  return (
    <FormRow label={t('test.to')} htmlFor="test-to">
      <div className={classes.row}>
        <NativeSelect
          id="test-to"
          value={kind}
          data={[
            { value: 'own', label: t('test.toOwn', { email: own }) },
            { value: 'recipients', label: t('test.toRecipients', { recipients: shown }) },
            { value: 'other', label: t('test.toOther') },
          ]}
          // The values are those of `data`.
          onChange={(event) => setKind(event.currentTarget.value as MailToKind)}
        />
        {kind === 'other' ? (
          <TextInput
            type="email"
            aria-label={t('test.toOther')}
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
        ) : null}
      </div>
      {settings?.mail.setBy === 'none' ? (
        <p className={classes.hint}>
          {t('test.mailbox')} <Link to="/mailbox">{t('test.toMailbox')}</Link>
        </p>
      ) : null}
    </FormRow>
  )
}
