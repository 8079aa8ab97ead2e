import { useTranslation } from 'react-i18next'
import classes from './changes.module.css'
import { changesOf, lineChange, type FieldChange } from './diff.ts'

/** Before and after of one change, field by field. Folded: most people look for who and when. */
export function Changes({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation('settings')
  const changes = changesOf(before, after)
  if (changes.length === 0) return null
  return (
    <details className={classes.changes}>
      <summary>{t('history.changes', { count: changes.length })}</summary>
      <dl>
        {changes.map((change) => (
          <div key={change.path}>
            <dt>
              <code>{change.path}</code>
            </dt>
            <dd>
              <Values change={change} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Values({ change }: { change: FieldChange }) {
  const { t } = useTranslation('settings')
  const { before, after } = change
  if (before?.includes('\n') || after?.includes('\n')) {
    const { line, removed, added } = lineChange(before ?? '', after ?? '')
    return (
      <>
        <span className={classes.line}>{t('history.line', { line })}</span>
        {before === undefined ? null : <Was text={removed.join('\n')} />}
        {after === undefined ? null : <Is text={added.join('\n')} />}
      </>
    )
  }
  return (
    <>
      {before === undefined ? null : <Was text={before} />}
      {after === undefined ? null : <Is text={after} />}
    </>
  )
}

function Was({ text }: { text: string }) {
  const { t } = useTranslation('settings')
  return (
    <del className={classes.was}>
      <span className="spoken">{t('history.before')}: </span>
      {text}
    </del>
  )
}

function Is({ text }: { text: string }) {
  const { t } = useTranslation('settings')
  return (
    <ins className={classes.is}>
      <span className="spoken">{t('history.after')}: </span>
      {text}
    </ins>
  )
}
