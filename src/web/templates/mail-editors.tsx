import { Button, Tabs } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '#contract/problem.ts'
import type { Source } from '#contract/templates.ts'
import { htmlToText } from '#mapping/html-to-text.ts'
import { Wire } from '../ui/wire.tsx'
import type { EditorHandle } from './code-editor.tsx'
import { EditorSlot } from './editor-slot.tsx'
import classes from './mail-editors.module.css'
import type { QuickFix } from './quick-fix.ts'
import { withText, type Field } from './source-texts.ts'

export interface MailEditorsProps {
  source: Exclude<Source, string>
  onChange: (source: Source) => void
  field: Field
  onField: (field: Field) => void
  editor: (field: Field) => (handle: EditorHandle | null) => void
  readOnly: boolean
  payload: unknown
  customerId: string | null
  problems: Problem[]
  fixOf: ((problem: Problem) => QuickFix | null) | undefined
  /** The text part that the html gives for the chosen event. */
  madeText: string
}

/** A mail's three texts. The text part is made from the html until somebody writes their own. */
export function MailEditors(props: MailEditorsProps) {
  const { source, onChange, field, onField, editor, readOnly, payload, customerId, problems, madeText } =
    props
  const { t } = useTranslation('templates')
  const label = useId()
  const shared = (of: Field) => ({
    payload,
    customerId,
    readOnly,
    problems: problems.filter((problem) => problem.field === of),
    fixOf: props.fixOf,
    handle: editor(of),
    label: t(`field.${of}`),
    onChange: (text: string) => onChange(withText(source, of, text)),
    onFocus: () => onField(of),
  })
  const tab = field === 'text' ? 'text' : 'html'
  const { text, ...withoutText } = source
  // Taken back once more, one's own text is as it was.
  const [own, setOwn] = useState<string | null>(null)
  const writeOwn = () => onChange({ ...source, text: own ?? htmlToText(source.html) })
  const makeAgain = () => {
    setOwn(text ?? null)
    onChange(withoutText)
  }
  return (
    <div className={classes.mail}>
      <div className={classes.subject}>
        <span id={label}>{t('field.subject')}</span>
        <EditorSlot {...shared('subject')} value={source.subject} language="text" singleLine />
      </div>
      <Tabs
        value={tab}
        onChange={(chosen) => onField(chosen === 'text' ? 'text' : 'html')}
        className={classes.tabs}
      >
        <Tabs.List>
          <Tabs.Tab value="html">{t('field.html')}</Tabs.Tab>
          <Tabs.Tab value="text">
            {t('field.text')} {text === undefined ? <small>{t('mail.made')}</small> : null}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html" className={classes.panel}>
          <EditorSlot {...shared('html')} value={source.html} language="html" />
        </Tabs.Panel>
        <Tabs.Panel value="text" className={classes.panel}>
          {text === undefined ? (
            <div className={classes.made}>
              <p>
                {t('mail.madeHint')}{' '}
                {readOnly ? null : (
                  <Button size="compact-sm" onClick={writeOwn}>
                    {t('mail.writeOwn')}
                  </Button>
                )}
              </p>
              <Wire text={madeText} label={t('mail.text')} />
            </div>
          ) : (
            <div className={classes.own}>
              <EditorSlot {...shared('text')} value={text} language="text" />
              {readOnly ? null : (
                <p>
                  <Button size="compact-sm" onClick={makeAgain}>
                    {t('mail.makeAgain')}
                  </Button>
                </p>
              )}
            </div>
          )}
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
