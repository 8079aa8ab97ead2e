import { Button } from '@mantine/core'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { ApiFailure } from '../api/client.ts'
import { Note } from './note.tsx'

/** What a person reads of a failed request: by its code in their language, else in the server's words. */
export function failureText(error: unknown): string {
  if (!(error instanceof ApiFailure)) return error instanceof Error ? error.message : String(error)
  return textOfCode(error.code) ?? error.message
}

/** Codes come from the server: not all of them have a text here. */
function textOfCode(code: string): string | undefined {
  const text: unknown = i18next.getResource(i18next.language, 'errors', code)
  return typeof text === 'string' ? text : undefined
}

/** The fault at a field of the request, by its JSON pointer; undefined when there is none. */
export function faultAt(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiFailure)) return undefined
  const detail = error.details.find((detail) => detail.path === path)
  return detail === undefined ? undefined : (textOfCode(detail.code) ?? detail.message)
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
