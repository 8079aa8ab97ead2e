import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Format } from '#contract/templates.ts'
import { FormRow } from '../ui/form-row.tsx'
import { problemSentence } from '../ui/problem-words.ts'
import type { Method } from './draft.ts'
import { useEditing } from './editing-context.ts'
import { urlFor } from './evaluate.ts'
import { LiveResult } from './live-result.tsx'
import classes from './url-fields.module.css'

const methods: Method[] = ['POST', 'PUT', 'PATCH']
const formats: Format[] = ['json', 'xml', 'form', 'csv', 'text']

export function UrlFields() {
  const { t } = useTranslation('triggers')
  const { t: common } = useTranslation('common')
  const { draft, change, names, faultOf, format, chooseFormat } = useEditing()
  const { url, method } = draft
  const isTyped = /^https?:\/\/./i.test(url.trim())
  const { value, fault } = isTyped
    ? urlFor(url, names?.ofPart(draft.parts) ?? null)
    : { value: null, fault: null }
  const wrong = fault?.phase === 'save' ? problemSentence(fault) : faultOf('/url')
  return (
    <>
      <FormRow label={t('where.url')} htmlFor="trigger-url">
        <TextInput
          id="trigger-url"
          type="url"
          inputMode="url"
          value={url}
          spellCheck={false}
          autoComplete="off"
          maxLength={4000}
          placeholder="https://erp.example/in/{{ order.number }}"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          error={wrong}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
        {isTyped && wrong === undefined ? (
          <LiveResult fault={fault} field="url">
            {value === null ? null : <code>{value}</code>}
          </LiveResult>
        ) : (
          <p className={classes.hint}>{t('where.urlHint', { hole: '{{ order.number }}' })}</p>
        )}
      </FormRow>
      <FormRow label={t('where.method')} htmlFor="trigger-method">
        <div className={classes.pair}>
          <NativeSelect
            id="trigger-method"
            className={classes.short}
            value={method}
            data={methods}
            error={faultOf('/method')}
            // The values are those of `data`.
            onChange={(event) => change({ method: event.currentTarget.value as Method })}
          />
          <label htmlFor="trigger-format" className={classes.label}>
            {t('where.format')}
          </label>
          <NativeSelect
            id="trigger-format"
            className={classes.short}
            value={format}
            data={formats.map((name) => ({ value: name, label: common(`format.${name}`) }))}
            onChange={(event) => chooseFormat(event.currentTarget.value as Format)}
          />
          <span className={classes.hint}>{t('where.formatHint')}</span>
        </div>
      </FormRow>
    </>
  )
}
