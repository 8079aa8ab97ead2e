import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listHistory } from '#contract/history.ts'
import { read } from '../api/queries.ts'
import { Note } from '../ui/note.tsx'
import { changedFields } from './changes.ts'
import { Differences } from './differences.tsx'
import { draftOf } from './draft.ts'
import { useEditing } from './editing-context.ts'

/** Somebody else has saved meanwhile: what they changed, and what to do with what is typed here. */
export function ConflictNote() {
  const { t } = useTranslation('triggers')
  const { theirs, base, draft, keeper } = useEditing()
  const { data } = useQuery({
    ...read(listHistory, { query: { subjectId: theirs?.id ?? '', limit: 1 } }),
    enabled: theirs !== null,
  })
  if (theirs === null) return null
  const who = data?.items[0]?.who ?? t('conflict.somebody')
  const now = draftOf(theirs)
  const mine = new Set<string>(changedFields(base, draft))
  const both = changedFields(base, now).filter((field) => mine.has(field))
  return (
    <Note kind="failed">
      <strong>{t('conflict.title', { who })}</strong>
      <Differences before={base} after={now} titles={[t('conflict.before'), who]} />
      <p>
        {both.length === 0
          ? t('conflict.apart')
          : t('conflict.both', { fields: both.map((field) => t(`field.${field}`)).join(', ') })}
      </p>
      <Group gap="sm" mt="sm">
        <Button onClick={() => keeper.putMineOnTop()}>{t('conflict.mine')}</Button>
        <Button onClick={() => keeper.takeTheirs()}>{t('conflict.theirs')}</Button>
      </Group>
    </Note>
  )
}
