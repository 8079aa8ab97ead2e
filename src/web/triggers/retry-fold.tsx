import { SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Fold } from '../ui/fold.tsx'
import { defaultScheduleSeconds, type Retry } from './draft.ts'
import { useEditing } from './editing-context.ts'
import { readSpan, readSpans, spanInWords, writeSpan } from './span.ts'

/** When it is tried again, and when that ends. */
export function RetryFold() {
  const { t, i18n } = useTranslation('triggers')
  const { draft, change, faultOf } = useEditing()
  const { retry } = draft
  const { language } = i18n
  const schedule = retry.scheduleSeconds.map((seconds) => writeSpan(seconds, language)).join(', ')
  const isUsual = retry.scheduleSeconds.join() === defaultScheduleSeconds.join()
  const end =
    retry.deadlineSeconds === null
      ? ''
      : t('retry.within', { span: spanInWords(retry.deadlineSeconds, language) })
  const set = (fields: Partial<Retry>): void => change({ retry: { ...retry, ...fields } })
  const faults = [
    '/retry',
    '/retry/scheduleSeconds',
    ...retry.scheduleSeconds.map((_, i) => `/retry/scheduleSeconds/${i}`),
  ]
  const wrong = faultOf(...faults)
  return (
    <Fold
      label={t('retry.when')}
      value={`${isUsual ? t('retry.usual', { schedule }) : schedule} ${end}`}
      open={wrong !== undefined}
    >
      <Parsed
        label={t('retry.schedule')}
        hint={t('retry.scheduleHint')}
        shown={schedule}
        error={wrong}
        unreadable={t('retry.unreadable')}
        read={(text) => {
          const scheduleSeconds = readSpans(text)
          return scheduleSeconds === null ? null : { scheduleSeconds }
        }}
        onRead={set}
      />
      <Parsed
        label={t('retry.deadline')}
        hint={t('retry.deadlineHint')}
        shown={retry.deadlineSeconds === null ? '' : writeSpan(retry.deadlineSeconds, language)}
        error={faultOf('/retry/deadlineSeconds')}
        unreadable={t('retry.unreadable')}
        read={(text) => {
          if (text.trim() === '') return { deadlineSeconds: null }
          const seconds = readSpan(text)
          return seconds === null || seconds < 1 ? null : { deadlineSeconds: Math.round(seconds) }
        }}
        onRead={set}
      />
      {draft.channel === 'url' ? (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(['alsoRetry', 'neverRetry'] as const).map((field) => (
            <Parsed
              key={field}
              label={t(`retry.${field}`)}
              hint={t(`retry.${field}Hint`)}
              shown={retry[field].join(', ')}
              error={faultOf(`/retry/${field}`)}
              unreadable={t('retry.statusUnreadable')}
              read={(text) => {
                const statuses = readStatuses(text)
                return statuses === null ? null : { [field]: statuses }
              }}
              onRead={set}
            />
          ))}
        </SimpleGrid>
      ) : null}
    </Fold>
  )
}

interface ParsedProps {
  label: string
  hint: string
  /** The value as it is written when nobody types. */
  shown: string
  error: string | undefined
  unreadable: string
  read: (text: string) => Partial<Retry> | null
  onRead: (fields: Partial<Retry>) => void
}

/** A value written as text: what cannot be read stays as typed, and says so. */
function Parsed({ label, hint, shown, error, unreadable, read, onRead }: ParsedProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isUnreadable = typed !== null && read(typed) === null
  return (
    <TextInput
      label={label}
      description={hint}
      mb="sm"
      value={typed ?? shown}
      error={isUnreadable ? unreadable : error}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const fields = read(text)
        if (fields !== null) onRead(fields)
      }}
      onBlur={() => setTyped((text) => (text !== null && read(text) === null ? text : null))}
    />
  )
}

/** 410 is not among them: it pauses the trigger. */
function readStatuses(text: string): number[] | null {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  const statuses = words.map(Number)
  const isRight = (status: number) =>
    Number.isInteger(status) && status >= 400 && status <= 599 && status !== 410
  return statuses.every(isRight) ? [...new Set(statuses)] : null
}
