import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { failureText } from '../ui/failure.tsx'
import { Empty } from '../ui/empty.tsx'
import { Note } from '../ui/note.tsx'

/** Instead of a page that threw. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation('frame')
  return (
    <>
      <Empty
        title={t('broken')}
        hint={t('brokenHint')}
        action={<Button onClick={() => window.location.reload()}>{t('reload')}</Button>}
      />
      <Note kind="failed">{failureText(error)}</Note>
    </>
  )
}
