import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TraceEntry } from '#contract/trace.ts'
import type { Format } from '#contract/templates.ts'
import { useAddress } from '../ui/address.ts'
import classes from './bench.module.css'
import { Result } from './result.tsx'
import type { LivePreview } from './use-preview.ts'
import { Values } from './values.tsx'

export interface ResultPanelProps {
  live: LivePreview
  format: Format
  heading: 'h2' | 'h3'
  onJump: (entry: TraceEntry) => void
}

/** What comes out: the message, or where each of its values comes from. The address says which. */
export function ResultPanel({ live, format, heading: Heading, onJump }: ResultPanelProps) {
  const { t } = useTranslation('templates')
  const [address, change] = useAddress()
  const view = address['result'] === 'values' ? 'values' : 'result'
  return (
    <section className={classes.result} aria-label={t('result.title')}>
      <header>
        <Heading className="spoken">{t('result.title')}</Heading>
        <SegmentedControl
          size="xs"
          aria-label={t('values.show')}
          value={view}
          onChange={(chosen) =>
            change({ result: chosen === 'values' ? chosen : undefined, empty: undefined })
          }
          data={[
            { value: 'result', label: t('result.title') },
            { value: 'values', label: t('values.title') },
          ]}
        />
        <span className={classes.state} aria-live="polite">
          {live.isGood ? null : t('result.problem')}
        </span>
      </header>
      <div className={classes.output}>
        {view === 'values' ? <Values live={live} onJump={onJump} /> : <Result live={live} format={format} />}
      </div>
    </section>
  )
}
