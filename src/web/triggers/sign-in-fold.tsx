import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecretInput, SignInInput } from '#contract/triggers.ts'
import { Fold } from '../ui/fold.tsx'
import { useEditing } from './editing-context.ts'
import classes from './fold-parts.module.css'
import { namesWith, useSecretNames } from './secret-names.ts'

type Way = 'none' | SignInInput['type']
const ways: Way[] = ['none', 'basic', 'bearer', 'header']

/** How Postbud signs in to the receiver's server. */
export function SignInFold() {
  const { t } = useTranslation('triggers')
  const { draft, change, faultOf } = useEditing()
  const { auth } = draft
  const wrong = faultOf('/auth', '/auth/password', '/auth/token', '/auth/value')
  const wrongName = faultOf('/auth/name', '/auth/username')

  // The names are those of `ways`.
  function choose(way: Way): void {
    if (way === 'none') change({ auth: null })
    if (way === 'basic') change({ auth: { type: 'basic', username: '', password: '' } })
    if (way === 'bearer') change({ auth: { type: 'bearer', token: '' } })
    if (way === 'header') change({ auth: { type: 'header', name: 'x-api-key', value: '' } })
  }

  return (
    <Fold
      label={t('signIn.label')}
      value={<Summary auth={auth} />}
      open={wrong !== undefined || wrongName !== undefined}
    >
      <NativeSelect
        label={t('signIn.way')}
        description={t('signIn.hint')}
        value={auth?.type ?? 'none'}
        data={ways.map((way) => ({ value: way, label: t(`signIn.${way}`) }))}
        onChange={(event) => choose(event.currentTarget.value as Way)}
      />
      {auth?.type === 'basic' ? (
        <TextInput
          mt="sm"
          label={t('signIn.username')}
          value={auth.username}
          autoComplete="off"
          error={wrongName}
          onChange={(event) => change({ auth: { ...auth, username: event.currentTarget.value } })}
        />
      ) : null}
      {auth?.type === 'header' ? (
        <TextInput
          mt="sm"
          label={t('signIn.headerName')}
          value={auth.name}
          spellCheck={false}
          error={wrongName}
          onChange={(event) => change({ auth: { ...auth, name: event.currentTarget.value } })}
        />
      ) : null}
      {auth === null ? null : (
        <SecretField
          key={auth.type}
          label={t(`signIn.value.${auth.type}`)}
          secret={secretOf(auth)}
          error={wrong}
          onChange={(secret) => change({ auth: withSecret(auth, secret) })}
        />
      )}
    </Fold>
  )
}

function Summary({ auth }: { auth: SignInInput | null }) {
  const { t } = useTranslation('triggers')
  if (auth === null) return t('signIn.none')
  const secret = secretOf(auth)
  if (typeof secret === 'object' && 'secret' in secret) {
    return (
      <>
        {t(`signIn.${auth.type}`)}, {t('signIn.secret')} <code>{secret.secret}</code>
      </>
    )
  }
  const isSet = typeof secret === 'object' || secret !== ''
  return `${t(`signIn.${auth.type}`)}, ${t(isSet ? 'signIn.isSet' : 'signIn.isMissing')}`
}

interface SecretFieldProps {
  label: string
  secret: SecretInput
  error: string | undefined
  onChange: (secret: SecretInput) => void
}

/** A value of its own, or a secret by its name. A stored value is never shown, only replaced. */
function SecretField({ label, secret, error, onChange }: SecretFieldProps) {
  const { t } = useTranslation('triggers')
  const secrets = useSecretNames()
  // Kept here until it is whole: a draft saves itself, and half a password must not be saved.
  const [typed, setTyped] = useState('')
  const [isReplacing, setReplacing] = useState(false)
  const named = typeof secret === 'object' && 'secret' in secret ? secret.secret : null
  const isStored = typeof secret === 'object' && 'set' in secret

  function commit(): void {
    if (typed === '') return
    onChange(typed)
    setTyped('')
    setReplacing(false)
  }

  return (
    <>
      <NativeSelect
        mt="sm"
        label={t('signIn.from')}
        value={named === null ? 'typed' : 'named'}
        data={[
          { value: 'typed', label: t('signIn.typed') },
          { value: 'named', label: t('signIn.named') },
        ]}
        onChange={(event) =>
          onChange(event.currentTarget.value === 'typed' ? '' : { secret: secrets[0]?.name ?? '' })
        }
      />
      {named === null ? null : (
        <NativeSelect
          mt="sm"
          label={t('signIn.which')}
          description={secrets.length === 0 ? t('signIn.noSecrets') : t('signIn.whichHint')}
          value={named}
          data={namesWith(secrets, named)}
          error={error}
          onChange={(event) => onChange({ secret: event.currentTarget.value })}
        />
      )}
      {named === null && isStored && !isReplacing ? (
        <p className={classes.line}>
          {t('signIn.isStored')}{' '}
          <Button size="compact-sm" onClick={() => setReplacing(true)}>
            {t('signIn.replace')}
          </Button>
        </p>
      ) : null}
      {named === null && (!isStored || isReplacing) ? (
        <PasswordInput
          mt="sm"
          label={label}
          description={t('signIn.valueHint')}
          value={typed}
          autoComplete="new-password"
          error={error}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => (event.key === 'Enter' ? commit() : undefined)}
          onBlur={commit}
        />
      ) : null}
    </>
  )
}

function secretOf(auth: SignInInput): SecretInput {
  switch (auth.type) {
    case 'basic':
      return auth.password
    case 'bearer':
      return auth.token
    case 'header':
      return auth.value
  }
}

function withSecret(auth: SignInInput, secret: SecretInput): SignInInput {
  switch (auth.type) {
    case 'basic':
      return { ...auth, password: secret }
    case 'bearer':
      return { ...auth, token: secret }
    case 'header':
      return { ...auth, value: secret }
  }
}
