import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { describe } from '#contract/describe.ts'
import { listTemplates } from '#contract/templates.ts'
import type { TriggerSummary } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'

/** As many as one answer holds; a trigger with one that is not among them is described by the server, in English. */
const mostTemplates = 200

/** What a customer's triggers do, in the reader's language: a trigger only has the id of its template. */
export function useSentences(customer: { id: string; name: string }): (trigger: TriggerSummary) => string {
  const { i18n } = useTranslation()
  const language = i18n.language === 'da' ? 'da' : 'en'
  const templates = useQuery(
    read(listTemplates, { query: { customerId: customer.id, limit: mostTemplates } }),
  )
  return (trigger) => {
    const template = templates.data?.items.find(({ id }) => id === trigger.templateId)
    if (template === undefined) return trigger.description
    return describe(
      {
        ...trigger,
        customerName: trigger.customerId === null ? null : customer.name,
        templateName: template.name,
        templateFormat: template.format,
      },
      language,
    )
  }
}
