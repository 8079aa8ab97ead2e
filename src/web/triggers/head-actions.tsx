import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listPostbacks } from '#contract/postbacks.ts'
import { listTriggers, pauseTrigger, resumeTrigger, type Trigger } from '#contract/triggers.ts'
import { useMay } from '../accounts/session.ts'
import { call } from '../api/client.ts'
import { invalidate, read } from '../api/queries.ts'
import { failureText } from '../ui/failure.tsx'
import { Icon } from '../ui/icon.tsx'
import { ArchiveDialog } from './archive-dialog.tsx'
import { CopyDialog } from './copy-dialog.tsx'
import { useEditing } from './editing-context.ts'
import { notify } from '../ui/notify.ts'
import type { Activation } from './use-activation.ts'

/** Pause and resume, copy, archive, what belongs to it; and the one primary button. */
export function HeadActions({ activation }: { activation: Activation }) {
  const { t } = useTranslation('triggers')
  const { stored, mayEdit } = useEditing()
  const isOperator = useMay('operator')
  const [isCopying, copying] = useDisclosure()
  const [isArchiving, archiving] = useDisclosure()
  const isSettled = useIsSettled()
  return (
    <>
      {stored !== null && mayEdit ? <PauseOrResume trigger={stored} /> : null}
      {stored === null ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button aria-label={t('head.more')} px="sm">
              <Icon name="more" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component={Link} to={`/postbacks?triggerId=${stored.id}`}>
              {t('head.postbacks')}
            </Menu.Item>
            <Menu.Item component={Link} to={`/triggers/${stored.id}/receiver-sheet`}>
              {t('head.sheet')}
            </Menu.Item>
            <Menu.Item component={Link} to={`/settings/history?subjectId=${stored.id}`}>
              {t('head.history')}
            </Menu.Item>
            {isOperator ? (
              <>
                <Menu.Divider />
                <Menu.Item onClick={copying.open}>{t('head.copy')}</Menu.Item>
                {mayEdit ? <Menu.Item onClick={archiving.open}>{t('head.archive')}</Menu.Item> : null}
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      )}
      {mayEdit && !isSettled ? (
        <Button variant="filled" loading={activation.isRunning} onClick={activation.activate}>
          {t('activate.button')}
        </Button>
      ) : null}
      {stored === null ? null : (
        <>
          {isCopying ? <CopyDialog trigger={stored} onClose={copying.close} /> : null}
          {isArchiving ? <ArchiveDialog trigger={stored} onClose={archiving.close} /> : null}
        </>
      )}
    </>
  )
}

/** The draft is what is live, so there is nothing to activate. */
export function useIsSettled(): boolean {
  const { stored, saving } = useEditing()
  return stored !== null && stored.liveVersion !== null && !stored.draftChanged && saving === 'clean'
}

/** Asks nothing: what happens is said, and the other button undoes it. */
function PauseOrResume({ trigger }: { trigger: Trigger }) {
  const { t } = useTranslation('triggers')
  const { keeper } = useEditing()
  const held = useHeld(trigger)
  const change = useMutation({
    mutationFn: (endpoint: typeof pauseTrigger | typeof resumeTrigger) =>
      call(endpoint, { params: { id: trigger.id }, body: null }),
    onSuccess: async (changed) => {
      keeper.adopt(changed)
      const message = changed.state === 'paused' ? t('head.paused') : t('head.resumed', { count: held.count })
      notify(message)
      await invalidate(listTriggers, listPostbacks)
    },
    onError: (error) => notify(failureText(error)),
  })
  if (trigger.state === 'active') {
    return (
      <Button
        loading={change.isPending}
        title={t('head.pauseHint')}
        onClick={() => change.mutate(pauseTrigger)}
      >
        {t('head.pause')}
      </Button>
    )
  }
  if (trigger.state !== 'paused') return null
  return (
    <Button loading={change.isPending} onClick={() => change.mutate(resumeTrigger)}>
      {held.count === 0 ? t('head.resume') : t('head.resumeWith', { count: held.count, held: held.text })}
    </Button>
  )
}

const most = 200

/** How many wait for a paused trigger. A list gives no count: beyond one page it says "200+". */
export function useHeld({ id, state }: Pick<Trigger, 'id' | 'state'>): { count: number; text: string } {
  const { data } = useQuery({
    ...read(listPostbacks, { query: { triggerId: id, state: 'held', limit: most } }),
    enabled: state === 'paused',
  })
  const count = data?.items.length ?? 0
  return { count, text: data?.nextCursor ? `${count}+` : String(count) }
}
