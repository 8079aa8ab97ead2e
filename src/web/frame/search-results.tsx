import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { groups, optionId, type Choice } from './choices.ts'
import classes from './search.module.css'

export interface SearchResultsProps {
  /** Of the dialog: the options' ids begin with it. */
  id: string
  choices: Choice[]
  active: string | undefined
  onPoint: (key: string) => void
  onPick: (path: string) => void
}

/** What was found, by kind. Links, so that the mouse can open them in another tab. */
export function SearchResults({ id, choices, active, onPoint, onPick }: SearchResultsProps) {
  const { t } = useTranslation('frame')

  function pick(event: MouseEvent, path: string): void {
    // With one of these the browser opens another tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onPick(path)
  }

  return (
    <div
      id={`${id}list`}
      className={classes.list}
      role="listbox"
      aria-label={t('keySearch')}
      hidden={choices.length === 0}
    >
      {groups.map((group) => {
        const members = choices.filter((choice) => choice.group === group)
        if (members.length === 0) return null
        return (
          <div key={group} role="group" aria-labelledby={`${id}${group}`}>
            <span id={`${id}${group}`} className={classes.group}>
              {t(`groups.${group}`)}
            </span>
            {members.map(({ key, label, hint, path }) => (
              <a
                key={key}
                ref={key === active ? scrollThere : null}
                id={optionId(id, choices, key)}
                role="option"
                tabIndex={-1}
                aria-selected={key === active}
                className={classes.option}
                href={path}
                onMouseMove={() => onPoint(key)}
                onClick={(event) => pick(event, path)}
              >
                <span>{label}</span>
                <span className={classes.hint}>{hint}</span>
              </a>
            ))}
          </div>
        )
      })}
    </div>
  )
}

function scrollThere(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
