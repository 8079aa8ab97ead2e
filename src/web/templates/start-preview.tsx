import { useTranslation } from 'react-i18next'
import type { Format } from '#contract/templates.ts'
import type { Language } from '../i18n/i18n.ts'
import { Panel } from '../ui/panel.tsx'
import { Result } from './result.tsx'
import { firstSample, sampleName, useSamples } from './sample-choice.ts'
import { sourceFor, type Start } from './start.ts'
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
  const choice = start?.sampleId ? { sampleId: start.sampleId } : firstSample(samples)
  const live = usePreview(format, sourceFor(start, format, language), choice)
  const sample = samples.find(({ id }) => choice !== null && 'sampleId' in choice && id === choice.sampleId)
  const name = sample ? sampleName(sample, i18n.language === 'da' ? 'da' : 'en') : ''
  return (
    <Panel title={t('new.preview')} aside={name} flush>
      <Result live={live} format={format} />
    </Panel>
  )
}
