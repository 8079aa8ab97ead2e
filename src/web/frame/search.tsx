import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import classes from './search.module.css'
import { SearchDialog } from './search-dialog.tsx'

export interface SearchProps {
  opened: boolean
  onOpen: () => void
  onClose: () => void
}

/** Finds orders, customers, templates and actions with Ctrl K. Looks like a field, and is a button on a phone. */
export function Search({ opened, onOpen, onClose }: SearchProps) {
  const { t } = useTranslation('frame')
  return (
    <div className={classes.place}>
      <button type="button" className={classes.find} onClick={onOpen} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span className={classes.text}>{t('find')}</span>
        <kbd className={classes.keys}>Ctrl K</kbd>
      </button>
      {opened ? <SearchDialog onClose={onClose} /> : null}
    </div>
  )
}
