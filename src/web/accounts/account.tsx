import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { PasswordForm } from './password-form.tsx'
import { PersonForm } from './person-form.tsx'
import { useSession } from './session.ts'
import { endSession } from './sign-out.ts'

/** What somebody changes of their own. */
export default function Account() {
  const { t } = useTranslation('accounts')
  const { user } = useSession()
  const navigate = useNavigate()
  async function leave(): Promise<void> {
    await endSession()
    await navigate({ to: '/sign-in' })
  }
  // The router lets only those who are signed in come here.
  if (user === null) return null
  return (
    <Page
      title={t('accountTitle')}
      aside={`${user.email}, ${t(`role.${user.role}`)}`}
      actions={<Button onClick={() => void leave()}>{t('signOut')}</Button>}
    >
      <Panel title={t('aboutYou')}>
        <PersonForm user={user} />
      </Panel>
      <Panel title={t('password')}>
        <PasswordForm email={user.email} />
      </Panel>
    </Page>
  )
}
