import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import { sourceOf } from './draft-keeper.ts'
import { SourceDiff } from './source-diff.tsx'
import classes from './source-diff.module.css'
import type { EditedDraft } from './use-template-draft.ts'

/** Somebody else saved this draft meanwhile: both texts, and which one goes on. Until then nothing is written. */
export function Conflict({ draft }: { draft: EditedDraft }) {
  const { t } = useTranslation('templates')
  const { theirs, source, template, keeper } = draft
  if (!theirs) return null
  return (
    <section className={classes.texts} aria-label={t('conflict.title')}>
      <Note kind="failed">{t('conflict.text')}</Note>
      <SourceDiff
        format={template.format}
        left={sourceOf(theirs)}
        right={source}
        leftLabel={t('conflict.theirs')}
        rightLabel={t('conflict.mine')}
      />
      <Group gap="sm">
        <Button onClick={() => void keeper.keepMine()}>{t('conflict.keepMine')}</Button>
        <Button onClick={keeper.takeTheirs}>{t('conflict.takeTheirs')}</Button>
      </Group>
    </section>
  )
}
