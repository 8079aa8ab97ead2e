import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LeaveQuestion } from '../ui/leave-question.tsx'
import type { EditedDraft } from './use-template-draft.ts'

/** Leaving saves first; only when that fails is anybody asked. */
export function LeaveGuard({ draft }: { draft: EditedDraft }) {
  const { t } = useTranslation('templates')
  const { keeper } = draft
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      // The same page with another sample keeps its text.
      if (current.pathname === next.pathname || !keeper.isDirty) return false
      return !(await keeper.save())
    },
    enableBeforeUnload: () => keeper.isDirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return <LeaveQuestion text={t('leaveText')} onStay={blocker.reset} onLeave={blocker.proceed} />
}
