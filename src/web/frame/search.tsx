import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import classes from './search.module.css'

const load = () => import('./search-dialog.tsx')
/** The first page stands without it; with the first sign of a person it is fetched, so that it is there for them. */
const SearchDialog = lazy(async () => ({ default: (await load()).SearchDialog }))

export interface SearchProps {
  opened: boolean
  onOpen: () => void
  onClose: () => void
}

/** Finds orders, customers, templates and actions with Ctrl K. Looks like a field, and is a button on a phone. */
export function Search({ opened, onOpen, onClose }: SearchProps) {
  const { t } = useTranslation('frame')
  useEffect(() => {
    const signs = ['pointermove', 'pointerdown', 'keydown'] as const
    // Without an answer it is asked for again when it is opened.
    const fetchIt = () => void load().catch(() => undefined)
    for (const sign of signs) window.addEventListener(sign, fetchIt, { once: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, fetchIt)
    }
  }, [])
  return (
    <div className={classes.place}>
      <button type="button" className={classes.find} onClick={onOpen} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span className={classes.text}>{t('find')}</span>
        <kbd className={classes.keys}>Ctrl K</kbd>
      </button>
      {opened ? (
        <Suspense>
          <SearchDialog onClose={onClose} />
        </Suspense>
      ) : null}
    </div>
  )
}
