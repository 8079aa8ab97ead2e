import { NativeSelect, PasswordInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { changeSettings, getSettings, type Settings } from '#contract/settings.ts'
import { call } from '../api/client.ts'
import { invalidate, queryClient, read } from '../api/queries.ts'
import { faultAt } from '../ui/failure.tsx'
import { FormBox } from '../ui/form-box.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { SaveRow } from '../ui/save-row.tsx'
import { hintsBelow, TextRow } from '../ui/text-row.tsx'
import { useForm } from '../ui/use-form.ts'
import { isSameServer, mailFieldsOf, mailUrlOf, usualPorts, type MailKind } from './mail-url.ts'

const kinds = ['none', 'mailbox', 'smtp', 'smtps'] as const satisfies MailKind[]

export function MailForm({ mail }: { mail: Settings['mail'] }) {
  const { t } = useTranslation('settings')
  const id = useId()
  const withServer = mail.setBy !== 'environment'
  const withFrom = mail.fromSetBy !== 'environment'
  const form = useForm({
    initial: { ...mailFieldsOf(mail.server), from: mail.from },
    check: ({ kind, host, port, from }) => ({
      host: isServer(kind) && host.trim() === '' ? t('mail.hostMissing') : undefined,
      port: isServer(kind) && !/^\d{1,5}$/.test(port.trim()) ? t('mail.portWrong') : undefined,
      from: from.includes('@') ? undefined : t('mail.fromWrong'),
    }),
    save: async ({ from, ...fields }): Promise<Settings> => {
      const sender = withFrom && from.trim() !== mail.from ? { from: from.trim() } : {}
      const url = withServer && !isSameServer(fields, mail.server) ? mailUrlOf(fields) : undefined
      const body = url === null ? null : { ...(url === undefined ? {} : { url }), ...sender }
      return await call(changeSettings, { body: { mail: body } })
    },
    onSaved: async (settings) => {
      queryClient.setQueryData(read(getSettings, {}).queryKey, settings)
      await invalidate(getSettings)
    },
  })
  const { values, set, fault } = form

  function choose(text: string): void {
    const kind = kinds.find((each) => each === text) ?? 'none'
    form.replace({ ...values, kind, ...(isServer(kind) ? { port: usualPorts[kind] } : {}) })
  }

  return (
    <FormBox form={form}>
      {withServer ? (
        <>
          <FormRow label={t('mail.server')} htmlFor={`${id}kind`}>
            <NativeSelect
              id={`${id}kind`}
              data={kinds.map((value) => ({ value, label: t(`mail.kinds.${value}`) }))}
              description={t(`mail.kindHint.${values.kind}`)}
              inputWrapperOrder={hintsBelow}
              value={values.kind}
              error={faultAt(form.error, '/mail/url')}
              onChange={(event) => choose(event.currentTarget.value)}
            />
          </FormRow>
          {isServer(values.kind) ? (
            <>
              <TextRow
                label={t('mail.host')}
                value={values.host}
                fault={fault('host')}
                spellCheck={false}
                placeholder="mail.example.org"
                onChange={(host) => set('host', host)}
              />
              <TextRow
                label={t('mail.port')}
                inputMode="numeric"
                value={values.port}
                fault={fault('port')}
                onChange={(port) => set('port', port)}
              />
              <TextRow
                label={t('mail.user')}
                hint={t('mail.userHint')}
                autoComplete="off"
                spellCheck={false}
                value={values.user}
                onChange={(user) => set('user', user)}
              />
              <FormRow label={t('mail.password')} htmlFor={`${id}password`}>
                <PasswordInput
                  id={`${id}password`}
                  autoComplete="off"
                  visibilityToggleButtonProps={{ 'aria-label': t('secrets.show') }}
                  value={values.password}
                  onChange={(event) => set('password', event.currentTarget.value)}
                />
              </FormRow>
            </>
          ) : null}
        </>
      ) : null}
      {withFrom ? (
        <TextRow
          label={t('mail.from')}
          hint={t('mail.fromHint')}
          value={values.from}
          fault={fault('from') ?? faultAt(form.error, '/mail/from')}
          onChange={(from) => set('from', from)}
        />
      ) : null}
      <SaveRow form={form} disabled={!form.dirty} />
    </FormBox>
  )
}

function isServer(kind: MailKind): kind is 'smtp' | 'smtps' {
  return kind === 'smtp' || kind === 'smtps'
}
