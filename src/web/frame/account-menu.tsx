import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../accounts/session.ts'
import { endSession } from '../accounts/sign-out.ts'
import { Icon } from '../ui/icon.tsx'

export function AccountMenu() {
  const { t } = useTranslation('frame')
  const { user } = useSession()
  const navigate = useNavigate()
  async function leave(): Promise<void> {
    await endSession()
    await navigate({ to: '/sign-in' })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" color="gray" px="sm" rightSection={<Icon name="down" small />}>
          {user?.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user?.email}</Menu.Label>
        <Menu.Item onClick={() => void navigate({ to: '/account' })}>{t('account')}</Menu.Item>
        <Menu.Item onClick={() => void leave()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
