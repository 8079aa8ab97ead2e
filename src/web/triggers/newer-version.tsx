import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import { useEditing } from './editing-context.ts'
import { StepForm } from './step.tsx'

/** The template has a newer version than the trigger sends with: compare, move, test. */
export function NewerVersion() {
  const { t } = useTranslation('triggers')
  const { draft, template, change, mayEdit } = useEditing()
  const { templateVersion: used } = draft
  const newest = template?.latestVersion ?? null
  if (template === null || newest === null || used === 'draft' || newest <= used) return null
  return (
    <StepForm>
      <Note kind="waiting">
        {t('how.newer', { newest, used })}{' '}
        <Link
          to="/templates/$id/versions"
          params={{ id: template.id }}
          search={{ from: String(used), to: String(newest) }}
        >
          {t('how.compare', { newest, used })}
        </Link>{' '}
        {mayEdit ? (
          <Button size="compact-sm" onClick={() => change({ templateVersion: newest })}>
            {t('how.move', { newest })}
          </Button>
        ) : null}
      </Note>
    </StepForm>
  )
}
