import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'
import { TemplateEditor } from './editor.tsx'

export default function TemplatePage() {
  const { t } = useTranslation('templates')
  const { id } = useParams({ from: '/inside/templates/$id' })
  return (
    <Page title={t('title')}>
      <TemplateEditor templateId={id} />
    </Page>
  )
}
