import { useQueries } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Format, Source } from '#contract/templates.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { problemWords } from '../ui/problem-words.ts'
import classes from './matrix.module.css'
import {
  byEventType,
  choiceId,
  eventTypeName,
  sampleName,
  useSamples,
  type SampleChoice,
} from './sample-choice.ts'
import { hasError, previewQuery } from './use-preview.ts'

export interface MatrixProps {
  format: Format
  source: Source
  customerId: string | null
  choice: SampleChoice | null
  onChoice: (choice: SampleChoice) => void
  eventType?: string | undefined
}

const quietMilliseconds = 600

/** All samples at once: which events the template can do. Choosing one shows it. */
export function Matrix({ format, source, customerId, choice, onChoice, eventType }: MatrixProps) {
  const { t } = useTranslation('templates')
  const language = currentLanguage()
  const [quiet] = useDebouncedValue(source, quietMilliseconds)
  const all = useSamples(customerId)
  const offered = eventType === undefined ? all : all.filter((sample) => sample.eventType === eventType)
  const results = useQueries({
    queries: offered.map(({ id }) => previewQuery({ format, source: quiet, choice: { sampleId: id } })),
  })
  const resultOf = new Map(offered.map(({ id }, at) => [id, results[at]]))
  return (
    <Panel title={t('matrix.title')}>
      <div className={classes.groups}>
        {byEventType(offered).map(({ type, samples }) => (
          <section key={type} aria-label={eventTypeName(type, language)}>
            <h3>{eventTypeName(type, language)}</h3>
            <ul>
              {samples.map((sample) => {
                const result = resultOf.get(sample.id)
                const first = result?.data?.problems.find(({ severity }) => severity === 'error')
                const state =
                  result?.data === undefined ? 'pending' : hasError(result.data) ? 'problem' : 'fine'
                return (
                  <li key={sample.id}>
                    <button
                      type="button"
                      data-state={state}
                      aria-pressed={sample.id === choiceId(choice)}
                      onClick={() => onChoice({ sampleId: sample.id })}
                    >
                      <span className={classes.state}>
                        <Icon name={icons[state]} small /> {t(`matrix.${state}`)}
                      </span>
                      <span>{sampleName(sample, language)}</span>
                      {first === undefined ? null : <small>{problemWords(first).message}</small>}
                    </button>
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  )
}

const icons = { pending: 'waiting', problem: 'failed', fine: 'sent' } as const
