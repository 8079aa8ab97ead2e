import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
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
  const [isSearching, search] = useDisclosure()
  const [areKeysShown, keys] = useDisclosure()
  useFrameKeys({ openSearch: search.open, openKeys: keys.open })
  const path = useRouterState({ select: (state) => state.location.pathname })
  /** The page that a phone's menu was opened on. */
  const [menuOn, openMenuOn] = useState<string | null>(null)
  // Another page closes it, and coming back does not open it again.
  if (menuOn !== null && menuOn !== path) openMenuOn(null)
  const isMenuOpen = menuOn === path
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
            aria-expanded={isMenuOpen}
            onClick={() => openMenuOn(isMenuOpen ? null : path)}
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
          <Keys onClose={keys.close} />
        </Suspense>
      ) : null}
      <div className={classes.shell}>
        <div className={classes.navigation} data-open={isMenuOpen}>
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
