import { useTranslation } from 'react-i18next'
import type { PostbackState } from '#contract/postbacks.ts'
import { Icon, type IconName } from './icon.tsx'
import classes from './state.module.css'

type TriggerState = 'draft' | 'active' | 'paused' | 'archived'

const shapes: Record<PostbackState | TriggerState, { icon: IconName; colour: PostbackState }> = {
  waiting: { icon: 'waiting', colour: 'waiting' },
  sending: { icon: 'sending', colour: 'sending' },
  held: { icon: 'held', colour: 'held' },
  sent: { icon: 'sent', colour: 'sent' },
  failed: { icon: 'failed', colour: 'failed' },
  cancelled: { icon: 'cancelled', colour: 'cancelled' },
  draft: { icon: 'dashed', colour: 'cancelled' },
  active: { icon: 'sent', colour: 'sent' },
  paused: { icon: 'held', colour: 'held' },
  archived: { icon: 'cancelled', colour: 'cancelled' },
}

export interface StateProps {
  state: PostbackState | TriggerState
  detail?: string
  /** Without the tint: where nobody is needed, because there are none. */
  plain?: boolean
}

/** A state as word, shape and colour. Only failed and held are tinted: a person is needed there. */
export function State({ state, detail, plain = false }: StateProps) {
  const { t } = useTranslation('common')
  const { icon, colour } = shapes[state]
  return (
    <span className={classes.state} data-state={colour} data-plain={plain}>
      <Icon name={icon} small />
      {t(`state.${state}`)}
      {detail === undefined ? null : `, ${detail}`}
    </span>
  )
}
