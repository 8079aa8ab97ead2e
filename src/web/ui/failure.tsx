import { Button } from '@mantine/core'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { ApiFailure } from '../api/client.ts'
import { detailText, errorText } from './error-text.ts'
import { Note } from './note.tsx'

/** What a person reads of a failed request, in their language. What broke in the browser says so in its words. */
export function failureText(error: unknown): string {
  if (error instanceof ApiFailure) return errorText(error)
  const words = error instanceof Error ? error.message : String(error)
  return i18next.t('page_failed', { ns: 'errors', words })
}

/** The fault at a field of the request, by its JSON pointer; undefined when there is none. */
export function faultAt(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiFailure)) return undefined
  const detail = error.details.find((detail) => detail.path === path)
  return detail && (detailText(detail, error.problems) ?? errorText(error))
}

/** A failed request with its code, and a way to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation('common')
  return (
    <Note kind="failed">
      {failureText(error)} {error instanceof ApiFailure ? <code>{error.code}</code> : null}
      {retry ? (
        <>
          {' '}
          <Button size="compact-sm" onClick={retry}>
            {t('retry')}
          </Button>
        </>
      ) : null}
    </Note>
  )
}
