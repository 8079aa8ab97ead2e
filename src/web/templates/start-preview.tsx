import { useTranslation } from 'react-i18next'
import type { Format } from '#contract/templates.ts'
import type { Language } from '../i18n/i18n.ts'
import { Panel } from '../ui/panel.tsx'
import { Result } from './result.tsx'
import classes from './new.module.css'
import { previewAround, receiverName } from './receiver-start.ts'
import { firstSample, sampleName, useSamples } from './sample-choice.ts'
import { sourceFor, type Start } from './start.ts'
import { TriggerNeeds } from './trigger-needs.tsx'
import { usePreview } from './use-preview.ts'

/** What comes out of a starting point, before anything is made. */
export function StartPreview({
  start,
  format,
  language,
}: {
  start: Start | null
  format: Format
  language: Language
}) {
  const { t, i18n } = useTranslation('templates')
  const samples = useSamples(null)
  const receiver = start?.kind === 'receiver' ? start.receiver : null
  const own = start?.kind === 'receiver' && start.event !== null ? { payload: start.event } : null
  const choice = own ?? (start?.sampleId ? { sampleId: start.sampleId } : firstSample(samples))
  const live = usePreview(
    format,
    sourceFor(start, format, language),
    choice,
    start?.kind === 'receiver' ? start.lineEnds : undefined,
    receiver === null ? undefined : previewAround(receiver),
  )
  const sample = samples.find(({ id }) => choice !== null && 'sampleId' in choice && id === choice.sampleId)
  const reader = i18n.language === 'da' ? 'da' : 'en'
  const name = own && receiver ? receiverName(receiver, reader) : sample ? sampleName(sample, reader) : ''
  return (
    <div className={classes.preview}>
      <Panel title={t('new.preview')} aside={name} flush>
        <Result live={live} format={format} />
      </Panel>
      {receiver === null ? null : <TriggerNeeds receiver={receiver} />}
    </div>
  )
}
