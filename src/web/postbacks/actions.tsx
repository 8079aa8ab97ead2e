import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Postback } from '#contract/postbacks.ts'
import { useMay } from '../accounts/session.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Failure } from '../ui/failure.tsx'
import { act, canAct, postbacksChanged, type Action } from './act.ts'
import classes from './actions.module.css'
import type { Fix } from './advice.ts'
import { FixLink } from './fix-link.tsx'

export interface ActionsProps {
  postback: Postback
  fix: Fix | null
  /** After it was rendered again: the new one. */
  onMade: (made: Postback) => void
}

const actions = ['again', 'same', 'cancel'] as const

/** The way to mend the cause first, then what can be done to the postback. What cannot be undone is asked once. */
export function Actions({ postback, fix, onMade }: ActionsProps) {
  const { t } = useTranslation('postbacks')
  const mayAct = useMay('operator')
  const [asked, setAsked] = useState<Action | null>(null)
  const acting = useMutation({
    mutationFn: (action: Action) => act(postback.id, action),
    onSuccess: async (made, action) => {
      await postbacksChanged()
      if (action === 'again') onMade(made)
    },
  })
  if (!mayAct) return <p className={classes.quiet}>{t('action.viewer')}</p>

  function choose(action: Action) {
    if (action === 'cancel' || postback.state === 'sent') setAsked(action)
    else acting.mutate(action)
  }

  return (
    <>
      <div className={classes.row}>
        <FixLink postback={postback} fix={fix} />
        {actions
          .filter((action) => canAct(postback, action))
          .map((action) => (
            <Button
              key={action}
              variant={
                action === 'same' && fix === 'resend' ? 'filled' : isQuiet(action, fix) ? 'subtle' : 'default'
              }
              loading={acting.isPending && acting.variables === action}
              onClick={() => choose(action)}
            >
              {t(`action.${action}`)}
            </Button>
          ))}
      </div>
      <div aria-live="polite">
        {acting.isSuccess ? <p className={classes.quiet}>{t(done[acting.variables])}</p> : null}
      </div>
      {acting.isError && asked === null ? <Failure error={acting.error} /> : null}
      {asked === null ? null : (
        <Confirm
          title={t(`ask.${asked}.title`, { order: postback.order })}
          action={t(`ask.${asked}.action`)}
          danger={asked === 'cancel'}
          keep={t('keep')}
          run={async () => await acting.mutateAsync(asked)}
          onClose={() => setAsked(null)}
        >
          {t(`ask.${asked}.text`)}
        </Confirm>
      )}
    </>
  )
}

/** What would be refused again stands back. */
function isQuiet(action: Action, fix: Fix | null): boolean {
  return action === 'cancel' || (action === 'same' && fix !== null)
}

const done = { same: 'action.doneSame', again: 'action.doneAgain', cancel: 'action.doneCancel' } as const
