import { Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lookup } from '#contract/lookups.ts'
import { hintsBelow } from '../ui/text-row.tsx'
import { longest } from './rows.ts'
import { ruleText } from './rule-text.ts'

export interface UnknownRuleProps {
  value: Lookup['unknown']
  readOnly: boolean
  onChange: (value: Lookup['unknown']) => void
}

const kinds = ['error', 'keep', 'text'] as const
const labels = { error: 'unknownError', keep: 'unknownKeep', text: 'unknownText' } as const

/** What a value without an entry gives. A text that was typed is still there after another choice. */
export function UnknownRule({ value, readOnly, onChange }: UnknownRuleProps) {
  const { t } = useTranslation('lookups')
  const [text, setText] = useState(value.kind === 'text' ? value.text : '')
  if (readOnly) return <p>{ruleText(value, t)}</p>
  return (
    <>
      <Radio.Group
        aria-label={t('unknown')}
        description={t('unknownHint')}
        value={value.kind}
        onChange={(chosen) => {
          const kind = kinds.find((each) => each === chosen) ?? 'error'
          onChange(kind === 'text' ? { kind, text } : { kind })
        }}
      >
        <Stack gap="xs" mt="sm">
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(labels[kind])} />
          ))}
        </Stack>
      </Radio.Group>
      {value.kind === 'text' ? (
        <TextInput
          mt="sm"
          maw={400}
          label={t('text')}
          description={t('textHint')}
          inputWrapperOrder={hintsBelow}
          maxLength={longest}
          value={value.text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            onChange({ kind: 'text', text: event.currentTarget.value })
          }}
        />
      ) : null}
    </>
  )
}
