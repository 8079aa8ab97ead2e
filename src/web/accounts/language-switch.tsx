import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { currentLanguage, setLanguage, type Language } from '../i18n/i18n.ts'
import { notify } from '../ui/notify.ts'

const choices = [
  { value: 'da', label: 'DA' },
  { value: 'en', label: 'EN' },
] satisfies { value: Language; label: string }[]

/** @param onChoose after the page is in that language */
export function LanguageSwitch({ onChoose }: { onChoose?: (language: Language) => void }) {
  const { t } = useTranslation(['frame', 'errors'])
  const change = async (language: Language) => {
    try {
      await setLanguage(language)
    } catch {
      // A file of texts did not come.
      notify(t('errors:offline'))
      return
    }
    onChoose?.(language)
  }
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      data={choices}
      value={currentLanguage()}
      onChange={(language) => void change(language)}
    />
  )
}
