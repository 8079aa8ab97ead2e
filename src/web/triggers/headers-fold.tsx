import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Fold } from '../ui/fold.tsx'
import { Icon } from '../ui/icon.tsx'
import { problemSentence } from '../ui/problem-words.ts'
import type { HeaderRow, HeaderValue } from './draft.ts'
import { useEditing } from './editing-context.ts'
import { headerFor } from './evaluate.ts'
import classes from './headers-fold.module.css'
import { namesWith, useSecretNames } from './secret-names.ts'

/** Headers of one's own, and another content type. */
export function HeadersFold() {
  const { t } = useTranslation('triggers')
  const { draft, change, template, faultOf } = useEditing()
  const { headers, contentType } = draft
  const named = headers.filter(({ name }) => name.trim() !== '').map(({ name }) => name)
  const own = contentType.trim() === '' ? [] : [`content-type: ${contentType}`]
  const faults = headers.map(({ name }) => `/headers/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  const set = (index: number, row: HeaderRow): void =>
    change({ headers: headers.map((other, i) => (i === index ? row : other)) })
  return (
    <Fold
      label={t('headers.label')}
      value={[...named, ...own].join(', ') || t('headers.none')}
      open={faultOf(...faults, '/contentType') !== undefined}
    >
      {headers.map((row, index) => (
        <Header
          key={index}
          row={row}
          told={faultOf(faults[index] ?? '')}
          onChange={(changed) => set(index, changed)}
          onRemove={() => change({ headers: headers.filter((_, i) => i !== index) })}
        />
      ))}
      <Button
        size="compact-sm"
        leftSection={<Icon name="plus" small />}
        onClick={() => change({ headers: [...headers, { name: '', value: '' }] })}
      >
        {t('headers.add')}
      </Button>
      <TextInput
        mt="md"
        label={t('headers.contentType')}
        description={t('headers.contentTypeHint')}
        value={contentType}
        spellCheck={false}
        placeholder={template?.format === 'text' ? 'text/plain; charset=utf-8' : 'application/json'}
        error={faultOf('/contentType')}
        onChange={(event) => change({ contentType: event.currentTarget.value })}
      />
    </Fold>
  )
}

interface HeaderProps {
  row: HeaderRow
  told: string | undefined
  onChange: (row: HeaderRow) => void
  onRemove: () => void
}

function Header({ row, told, onChange, onRemove }: HeaderProps) {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const { names, draft } = useEditing()
  const secrets = useSecretNames()
  const { name, value } = row
  const isText = typeof value === 'string'
  const result =
    isText && name !== '' && value.includes('{')
      ? headerFor(name, value, names?.ofPart(draft.parts) ?? null)
      : null
  const wrong = result?.fault ? problemSentence(result.fault) : told
  const set = (next: HeaderValue): void => onChange({ name, value: next })
  return (
    <fieldset className={classes.header}>
      <legend className="spoken">{t('headers.one', { name: name || '…' })}</legend>
      <TextInput
        aria-label={t('headers.name')}
        placeholder="x-order"
        value={name}
        spellCheck={false}
        error={told === undefined ? undefined : true}
        onChange={(event) => onChange({ name: event.currentTarget.value, value })}
      />
      <NativeSelect
        aria-label={t('headers.kind')}
        value={isText ? 'text' : 'secret'}
        data={[
          { value: 'text', label: t('headers.text') },
          { value: 'secret', label: t('headers.secret') },
        ]}
        onChange={(event) =>
          set(event.currentTarget.value === 'text' ? '' : { secret: secrets[0]?.name ?? '' })
        }
      />
      {isText ? (
        <TextInput
          aria-label={t('headers.value')}
          placeholder="{{ order.number }}"
          value={value}
          spellCheck={false}
          error={wrong}
          onChange={(event) => set(event.currentTarget.value)}
        />
      ) : (
        <NativeSelect
          aria-label={t('signIn.which')}
          value={value.secret}
          data={namesWith(secrets, value.secret)}
          error={wrong}
          onChange={(event) => set({ secret: event.currentTarget.value })}
        />
      )}
      <Button variant="subtle" onClick={onRemove} aria-label={t('headers.remove', { name })}>
        {common('remove')}
      </Button>
      {result?.value ? <p className={classes.result}>{result.value}</p> : null}
    </fieldset>
  )
}
