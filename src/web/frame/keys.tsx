import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { useShownKeys, useSingleKeys } from '../ui/page-keys.ts'
import classes from './keys.module.css'
import { goKeys } from './go-keys.ts'

/** The keys of the page that is shown, and those that every page has. */
export function Keys({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('frame')
  const pageKeys = useShownKeys()
  const [isOn, change] = useSingleKeys()
  const everywhere = [
    { keys: 'Ctrl K', what: t('keySearch') },
    { keys: '?', what: t('keyHelp') },
    ...goKeys.map(({ key, name }) => ({ keys: `g ${key}`, what: t('keyGo', { page: t(name) }) })),
  ]
  return (
    <Dialog title={t('keys')} onClose={onClose}>
      {pageKeys.length === 0 ? null : (
        <>
          <h3 className={classes.title}>{t('keysOfPage')}</h3>
          <List keys={pageKeys} />
          <h3 className={classes.title}>{t('keysEverywhere')}</h3>
        </>
      )}
      <List keys={everywhere} />
      <Switch
        className={classes.switch}
        label={t('singleKeys')}
        description={t('singleKeysHint')}
        checked={isOn}
        onChange={(event) => change(event.currentTarget.checked)}
      />
    </Dialog>
  )
}

function List({ keys }: { keys: readonly { keys: string; what: string }[] }) {
  return (
    <dl className={classes.keys}>
      {keys.map(({ keys, what }) => (
        <div key={keys}>
          <dt>
            {keys.split(' ').map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
