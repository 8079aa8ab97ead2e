import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewOutput } from '#contract/templates.ts'
import { Wire } from '../ui/wire.tsx'
import classes from './mail-result.module.css'

type View = 'phone' | 'desktop' | 'text'

/** A mail as its reader sees it. The frame runs no scripts and loads nothing from elsewhere. */
export function MailResult({ output }: { output: PreviewOutput }) {
  const { t } = useTranslation('templates')
  const [view, setView] = useState<View>('phone')
  return (
    <div className={classes.mail}>
      <p className={classes.subject}>
        <span>{t('mail.subject')}</span> {output.subject}
      </p>
      <SegmentedControl
        size="xs"
        aria-label={t('mail.view')}
        value={view}
        onChange={(chosen) => setView(viewOf(chosen))}
        data={(['phone', 'desktop', 'text'] as const).map((value) => ({ value, label: t(`mail.${value}`) }))}
      />
      {view === 'text' ? (
        <Wire text={output.text ?? ''} label={t('mail.text')} />
      ) : (
        <div className={classes.desk} tabIndex={0} role="region" aria-label={t(`mail.${view}`)}>
          <iframe
            className={classes.frame}
            data-view={view}
            sandbox=""
            srcDoc={output.html ?? ''}
            title={output.subject ?? t('mail.subject')}
          />
        </div>
      )}
    </div>
  )
}

function viewOf(value: string): View {
  return value === 'desktop' || value === 'text' ? value : 'phone'
}
