import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../ui/panel.tsx'
import { Wire } from '../ui/wire.tsx'
import classes from './receiver-sheet.module.css'
import { codeLanguages, verifyCode, type CodeLanguage } from './verify-code.ts'

/** How the receiver knows that a message is from here. */
export function SheetSignature({ sampleSecret }: { sampleSecret: string | null }) {
  const { t } = useTranslation('triggers')
  const [language, setLanguage] = useState<CodeLanguage>('Node')
  return (
    <Panel title={t('sheet.signature')}>
      <div className={classes.text}>
        <p>{t('sheet.signed')}</p>
        {sampleSecret === null ? null : (
          <p>
            {t('sheet.sampleSecret')} <code>{sampleSecret}</code>
          </p>
        )}
        <SegmentedControl
          aria-label={t('sheet.language')}
          value={language}
          data={codeLanguages}
          className={classes.languages}
          onChange={setLanguage}
        />
      </div>
      <Wire text={verifyCode[language]} label={t('sheet.code', { language })} />
    </Panel>
  )
}
