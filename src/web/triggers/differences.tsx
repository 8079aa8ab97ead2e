import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { TriggerChange } from '#contract/triggers.ts'
import { eventLabel } from '../ui/event-type.ts'
import { changedFields, type Field } from './changes.ts'
import classes from './differences.module.css'
import { requestOf, type TriggerDraft } from './draft.ts'
import { useEditing } from './editing-context.ts'
import { retryWords } from './retry-words.ts'

export interface DifferencesProps {
  before: TriggerDraft
  after: TriggerDraft
  /** What the two are called. */
  titles: [before: string, after: string]
}

/** What differs between two drafts, field by field, as one would read it. */
export function Differences({ before, after, titles }: DifferencesProps) {
  const { t } = useTranslation('triggers')
  const was = useValues(before)
  const is = useValues(after)
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('differences.field')}</th>
            <th scope="col">{titles[0]}</th>
            <th scope="col">{titles[1]}</th>
          </tr>
        </thead>
        <tbody>
          {shownFields(before, after).map((field) => (
            <tr key={field}>
              <th scope="row">{t(`field.${field}`)}</th>
              <td>{was(field)}</td>
              <td>{is(field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Fields that only one channel has say nothing once the channel differs. */
export function shownFields(before: TriggerDraft, after: TriggerDraft): Field[] {
  const fields = changedFields(before, after)
  if (before.channel === after.channel) return fields
  const address: Field[] = before.channel === 'url' ? ['url', 'to'] : ['to', 'url']
  return ['channel', ...address, ...fields.filter((field) => common.has(field))]
}

const common = new Set<Field>([
  'name',
  'eventType',
  'templateId',
  'templateVersion',
  'condition',
  'parts',
  'ordered',
  'retry',
  'timeoutSeconds',
])

function useValues(draft: TriggerDraft): (field: Field) => string {
  const { t, i18n } = useTranslation('triggers')
  const { templates } = useEditing()
  const request: TriggerChange = requestOf(draft)
  return (field) => {
    const known: Partial<Record<Field, string>> = {
      eventType: eventLabel(draft.eventType, i18n.language),
      templateId: templates.find(({ id }) => id === draft.templateId)?.name ?? '–',
      templateVersion: draft.templateVersion === 'draft' ? t('how.draft') : `v${draft.templateVersion}`,
      retry: retryWords(draft.retry, t, i18n.language),
      auth: t(`signIn.${draft.auth?.type ?? 'none'}`),
      signing: t(`signature.${draft.signing}`),
    }
    return known[field] ?? plain(request[field], t)
  }
}

function plain(value: unknown, t: TFunction<'triggers'>): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return t(value ? 'differences.yes' : 'differences.no')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.join(', ')
  const entries = Object.entries(value).map(
    ([name, held]) => `${name}: ${typeof held === 'string' ? held : JSON.stringify(held)}`,
  )
  return entries.length === 0 ? '–' : entries.join(', ')
}
