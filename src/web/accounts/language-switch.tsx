import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { currentLanguage, setLanguage, type Language } from '../i18n/i18n.ts'

const choices = [
  { value: 'da', label: 'DA' },
  { value: 'en', label: 'EN' },
] satisfies { value: Language; label: string }[]

/** @param onChoose after the page is in that language */
export function LanguageSwitch({ onChoose }: { onChoose?: (language: Language) => void }) {
  const { t } = useTranslation('frame')
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      data={choices}
      value={currentLanguage()}
      onChange={(language) => void setLanguage(language).then(() => onChoose?.(language))}
    />
  )
}
