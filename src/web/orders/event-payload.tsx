import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../ui/panel.tsx'
import { Wire } from '../ui/wire.tsx'
import { indented, isOneLine } from './json-text.ts'

/** The event with every digit and every key as it was sent. */
export function EventPayload({ text }: { text: string }) {
  const { t } = useTranslation('orders')
  const [view, setView] = useState(isOneLine(text) ? 'indented' : 'raw')
  return (
    <Panel
      title={t('payload')}
      flush
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('payloadView')}
          value={view}
          onChange={setView}
          data={(['indented', 'raw'] as const).map((value) => ({ value, label: t(value) }))}
        />
      }
    >
      <Wire text={view === 'indented' ? indented(text) : text} label={t('payloadText')} />
    </Panel>
  )
}
