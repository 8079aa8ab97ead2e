import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Navigation } from './navigation.tsx'
import { OwnLanguage } from './own-language.tsx'
import { SchemeSwitch } from './scheme-switch.tsx'
import { Search } from './search.tsx'
import { SessionEnded } from './session-ended.tsx'
import classes from './shell.module.css'
import { useFrameKeys } from './use-frame-keys.ts'

/** Seldom looked at. */
const Keys = lazy(async () => ({ default: (await import('./keys.tsx')).Keys }))

/** The frame around every page: head, airmail stripe, navigation. */
export function Shell() {
  const { t } = useTranslation('frame')
  const [menuOpen, menu] = useDisclosure()
  const [isSearching, search] = useDisclosure()
  const [areKeysShown, keys] = useDisclosure()
  useFrameKeys({ openSearch: search.open, openKeys: keys.open })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const closeMenu = menu.close
  // eslint-disable-next-line react/exhaustive-effect-dependencies -- another page closes the menu of a phone
  useEffect(() => closeMenu(), [path, closeMenu])
  return (
    <>
      <a className={classes.skip} href="#page">
        {t('skip')}
      </a>
      <header className={classes.top}>
        <div className={classes.burger}>
          <Button
            variant="subtle"
            color="gray"
            px="sm"
            aria-label={t('menu')}
            aria-expanded={menuOpen}
            onClick={menu.toggle}
          >
            <Icon name="menu" />
          </Button>
        </div>
        <Link to="/" className={classes.brand}>
          Postbud
        </Link>
        <Search opened={isSearching} onOpen={search.open} onClose={search.close} />
        <div className={classes.end}>
          <OwnLanguage />
          <SchemeSwitch />
          <AccountMenu onKeys={keys.open} />
        </div>
      </header>
      <div className={classes.stripe} />
      {areKeysShown ? (
        <Suspense>
          <Keys opened onClose={keys.close} />
        </Suspense>
      ) : null}
      <div className={classes.shell}>
        <div className={classes.navigation} data-open={menuOpen}>
          <Navigation />
        </div>
        <main id="page" className={classes.main} tabIndex={-1}>
          <SessionEnded />
          <Outlet />
        </main>
      </div>
    </>
  )
}
