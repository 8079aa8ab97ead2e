import { useTranslation } from 'react-i18next'
import { Time } from '../ui/time.tsx'
import classes from './head-state.module.css'
import { SaveState } from './save-state.tsx'
import type { EditedDraft } from './use-template-draft.ts'

/** Beside the name: format, what is published and used, and whether the draft is saved. */
export function HeadState({ draft }: { draft: EditedDraft }) {
  const { t } = useTranslation(['templates', 'common'])
  const { template, savedAt, saving } = draft
  const { latestVersion, draftChanged, updatedAt, format } = template
  const isQuiet = saving === 'saved' && savedAt === null
  return (
    <>
      <span className={classes.tag}>{t(`common:format.${format}`)}</span>
      <span className={classes.state}>
        {latestVersion === null ? t('head.notPublished') : t('head.version', { version: latestVersion })}
        {draftChanged && latestVersion !== null ? ` · ${t('head.draftChanged')}` : null}
        {isQuiet ? (
          <>
            {' · '}
            {t('head.changed')} <Time at={updatedAt} />
          </>
        ) : (
          <>
            {' · '}
            <SaveState draft={draft} />
          </>
        )}
      </span>
    </>
  )
}
