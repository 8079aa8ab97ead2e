import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LeaveQuestion } from './leave-question.tsx'

/** Asks before a form with something unsaved is left, also for another part of the same page. */
export function LeaveForm({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation('common')
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return <LeaveQuestion text={t('leaveText')} onStay={blocker.reset} onLeave={blocker.proceed} />
}
