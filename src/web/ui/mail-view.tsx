import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './mail-view.module.css'
import { Wire } from './wire.tsx'

const views = ['phone', 'desktop', 'text'] as const

export interface MailViewProps {
  subject: string
  html: string | null
  text: string
  /** What it opens with. */
  first?: 'phone' | 'desktop'
}

/** A mail as its reader sees it, at two widths, and its text. The frame runs no scripts and loads nothing. */
export function MailView({ subject, html, text, first = 'desktop' }: MailViewProps) {
  const { t } = useTranslation('common')
  const offered = html === null ? (['text'] as const) : views
  const [chosen, setChosen] = useState<string>(first)
  const view = offered.find((each) => each === chosen) ?? 'text'
  return (
    <div className={classes.mail}>
      <SegmentedControl
        size="xs"
        aria-label={t('mail.view')}
        value={view}
        onChange={setChosen}
        data={offered.map((value) => ({ value, label: t(`mail.${value}`) }))}
      />
      {view === 'text' ? (
        <Wire text={text} label={t('mail.text')} />
      ) : (
        <div className={classes.desk} tabIndex={0} role="region" aria-label={t(`mail.${view}`)}>
          <iframe
            className={classes.frame}
            data-view={view}
            sandbox=""
            srcDoc={html ?? ''}
            title={subject === '' ? t('mail.noSubject') : subject}
          />
        </div>
      )}
    </div>
  )
}
