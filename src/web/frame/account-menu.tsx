import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../accounts/session.ts'
import { endSession } from '../accounts/sign-out.ts'
import { Icon } from '../ui/icon.tsx'
import classes from './account-menu.module.css'

export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation('frame')
  const { user } = useSession()
  const navigate = useNavigate()
  async function leave(): Promise<void> {
    await endSession()
    await navigate({ to: '/sign-in' })
  }
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" px="sm" rightSection={<Icon name="down" small />}>
          <span className={classes.name}>{user?.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user?.email}</Menu.Label>
        <Menu.Item onClick={() => void navigate({ to: '/account' })}>{t('account')}</Menu.Item>
        <Menu.Item onClick={onKeys}>{t('keys')}</Menu.Item>
        <Menu.Item onClick={() => void leave()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
