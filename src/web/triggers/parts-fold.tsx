import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Fold } from '../ui/fold.tsx'
import { problemSentence } from '../ui/problem-words.ts'
import { useEditing } from './editing-context.ts'
import { partsOf } from './evaluate.ts'
import { LiveResult } from './live-result.tsx'

const presets = ['order.items', 'package.items', 'order.packages'] as const
type Preset = (typeof presets)[number]
type Choice = '' | Preset | 'own'

/** One postback for the event, or one for each element of a list in it. */
export function PartsFold() {
  const { t } = useTranslation('triggers')
  const { draft, change, names, faultOf } = useEditing()
  const { parts } = draft
  const [isOwn, setOwn] = useState(!isPreset(parts))
  const choice: Choice = isOwn ? 'own' : (presets.find((preset) => preset === parts) ?? '')
  const { value, fault } =
    parts.trim() === '' ? { value: null, fault: null } : partsOf(parts, names?.whole ?? null)
  const wrong = fault?.phase === 'save' ? problemSentence(fault) : faultOf('/parts')

  function choose(next: Choice): void {
    setOwn(next === 'own')
    if (next !== 'own') change({ parts: next })
  }

  return (
    <Fold
      label={t('when.send')}
      value={choice === 'own' ? t('when.eachOf', { list: parts || '…' }) : t(`when.parts.${nameOf(choice)}`)}
      open={wrong !== undefined}
    >
      <NativeSelect
        label={t('when.partsLabel')}
        description={t('when.partsHint')}
        value={choice}
        data={[
          { value: '', label: t('when.parts.event') },
          ...presets.map((preset) => ({ value: preset, label: t(`when.parts.${nameOf(preset)}`) })),
          { value: 'own', label: t('when.partsOwn') },
        ]}
        // The values are those of `data`.
        onChange={(event) => choose(event.currentTarget.value as Choice)}
      />
      {choice === 'own' ? (
        <TextInput
          mt="sm"
          label={t('when.partsExpression')}
          value={parts}
          spellCheck={false}
          placeholder="order.items | selectattr('quantityShipped', 'gt', 0)"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          error={wrong}
          onChange={(event) => change({ parts: event.currentTarget.value })}
        />
      ) : null}
      {parts.trim() === '' || wrong !== undefined ? null : (
        <LiveResult fault={fault} field="parts">
          {value === null ? null : t('when.partsResult', { count: value.keys.length })}
        </LiveResult>
      )}
    </Fold>
  )
}

function isPreset(parts: string): boolean {
  return parts === '' || presets.some((preset) => preset === parts)
}

const names = {
  '': 'event',
  'order.items': 'items',
  'package.items': 'parcelItems',
  'order.packages': 'parcels',
} as const

function nameOf(choice: Exclude<Choice, 'own'>) {
  return names[choice]
}
