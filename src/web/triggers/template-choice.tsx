import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listTemplateVersions, type TemplateSummary } from '#contract/templates.ts'
import { read } from '../api/queries.ts'
import { FormRow } from '../ui/form-row.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { useEditing } from './editing-context.ts'
import classes from './template-choice.module.css'

/** Which template, and which of its versions: those of the customer and the shared ones that fit the format. */
export function TemplateChoice({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation('triggers')
  const { change, templates, template, format, mayEdit, faultOf } = useEditing()
  const fitting = templates.filter((one) => one.format === format)

  function choose(id: string): void {
    const chosen = templates.find((one) => one.id === id)
    change({ templateId: id === '' ? null : id, templateVersion: chosen?.latestVersion ?? 'draft' })
  }

  return (
    <FormRow label={t('how.template')} htmlFor="trigger-template">
      <div className={classes.row}>
        <NativeSelect
          id="trigger-template"
          className={classes.grow}
          value={template?.id ?? ''}
          error={faultOf('/templateId')}
          data={[
            {
              value: '',
              label: t(fitting.length === 0 ? 'how.noneFits' : 'how.choose'),
              disabled: template !== null,
            },
            ...groups(fitting, t('how.own'), t('how.shared')),
          ]}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {template === null ? null : <VersionChoice key={template.id} template={template} />}
        {template === null ? null : (
          <LinkButton to="/templates/$id" params={{ id: template.id }}>
            {t('how.open')}
          </LinkButton>
        )}
        {mayEdit ? <Button onClick={onNew}>{t('how.new')}</Button> : null}
      </div>
    </FormRow>
  )
}

function VersionChoice({ template }: { template: TemplateSummary }) {
  const { t } = useTranslation('triggers')
  const { draft, change, faultOf } = useEditing()
  const { data } = useQuery({
    ...read(listTemplateVersions, { params: { id: template.id }, query: { limit: 200 } }),
    enabled: template.latestVersion !== null,
  })
  const numbers = (data?.items ?? []).map(({ number }) => number)
  const known =
    draft.templateVersion === 'draft' || numbers.includes(draft.templateVersion)
      ? numbers
      : [draft.templateVersion, ...numbers]
  const hasDraft = template.draftChanged || known.length === 0 || draft.templateVersion === 'draft'
  return (
    <NativeSelect
      aria-label={t('how.version')}
      value={String(draft.templateVersion)}
      error={faultOf('/templateVersion')}
      data={[
        ...(hasDraft ? [{ value: 'draft', label: t('how.draft') }] : []),
        ...known.map((number) => ({
          value: String(number),
          label: number === template.latestVersion ? t('how.newest', { number }) : `v${number}`,
        })),
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget
        change({ templateVersion: value === 'draft' ? 'draft' : Number(value) })
      }}
    />
  )
}

function groups(templates: TemplateSummary[], own: string, shared: string) {
  const item = ({ id, name }: TemplateSummary) => ({ value: id, label: name })
  const mine = templates.filter(({ customerId }) => customerId !== null).map(item)
  const all = templates.filter(({ customerId }) => customerId === null).map(item)
  return [
    ...(mine.length === 0 ? [] : [{ group: own, items: mine }]),
    ...(all.length === 0 ? [] : [{ group: shared, items: all }]),
  ]
}
