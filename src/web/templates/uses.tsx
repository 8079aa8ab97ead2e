import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TriggerSummary } from '#contract/triggers.ts'
import { describe } from '#contract/describe.ts'
import { listCustomers } from '#contract/customers.ts'
import type { Template } from '#contract/templates.ts'
import { useMay } from '../accounts/session.ts'
import { read } from '../api/queries.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Failure } from '../ui/failure.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Loading } from '../ui/loading.tsx'
import { Panel } from '../ui/panel.tsx'
import type { SampleChoice } from './sample-choice.ts'
import { useTriggersOf } from './triggers-of.ts'
import { UseRow } from './use-row.tsx'
import classes from './uses.module.css'

/** The triggers that use a template, each with the version it has; a newer one is tested before it goes live. */
export function Uses({ template, choice }: { template: Template; choice: SampleChoice | null }) {
  const { t } = useTranslation('templates')
  const { data, error, refetch } = useTriggersOf(template.id)
  const { latestVersion } = template
  const sentenceOf = useSentences(template)
  const mayWrite = useMay('operator')
  const isOutdated = data?.items.some(
    ({ templateId, templateVersion }) =>
      templateId === template.id && templateVersion !== 'draft' && templateVersion !== latestVersion,
  )
  return (
    <Panel title={t('uses.title')} flush>
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Loading rows={2} /> : null}
      {isOutdated ? <p className={classes.hint}>{t('uses.hint', { version: latestVersion ?? 0 })}</p> : null}
      {data?.items.length === 0 ? (
        <Empty
          title={t('uses.none')}
          hint={t('uses.noneHint')}
          action={
            mayWrite ? (
              <LinkButton
                to="/triggers/new"
                search={{
                  templateId: template.id,
                  ...(template.customerId === null ? {} : { customerId: template.customerId }),
                }}
              >
                {t('uses.add')}
              </LinkButton>
            ) : null
          }
        />
      ) : null}
      {data === undefined || data.items.length === 0 ? null : (
        <ul className={classes.list}>
          {data.items.map((trigger) => (
            <UseRow
              key={trigger.id}
              trigger={trigger}
              sentence={sentenceOf(trigger)}
              template={template}
              choice={choice}
            />
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** As many customers as one answer holds; the trigger of another is described by the server, in English. */
const mostCustomers = 200

/** What the triggers of a template do, in the reader's language. */
function useSentences({ name, format }: Template): (trigger: TriggerSummary) => string {
  const customers = useQuery(read(listCustomers, { query: { limit: mostCustomers } })).data?.items ?? []
  return (trigger) => {
    const { customerId } = trigger
    const customer = customers.find(({ id }) => id === customerId)
    if (customerId !== null && customer === undefined) return trigger.description
    const names = { customerName: customer?.name ?? null, templateName: name, templateFormat: format }
    return describe({ ...trigger, ...names }, currentLanguage())
  }
}
