import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Postback } from '#contract/postbacks.ts'
import { getTrigger } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'
import type { Fix } from './advice.ts'

export interface FixLinkProps {
  postback: Postback
  fix: Fix | null
  /** Where it is not the one thing to do on the page. */
  quiet?: boolean
}

/** The button to where the cause is mended. */
export function FixLink({ postback, fix, quiet = false }: FixLinkProps) {
  const variant = quiet ? 'default' : 'filled'
  const { t } = useTranslation('postbacks')
  switch (fix) {
    case 'template':
      return <TemplateLink postback={postback} variant={variant} />
    case 'trigger':
    case 'resume':
      return (
        <Button
          variant={variant}
          renderRoot={(props) => <Link to="/triggers/$id" params={{ id: postback.triggerId }} {...props} />}
        >
          {t(fix === 'resume' ? 'action.resume' : 'action.trigger')}
        </Button>
      )
    case 'settings':
      return (
        <Button variant={variant} renderRoot={(props) => <Link to="/settings" {...props} />}>
          {t('action.settings')}
        </Button>
      )
    case 'resend':
    case null:
      return null
  }
}

/** Its template as the trigger has it today; the place of the fault and the event go along in the address. */
function TemplateLink({ postback, variant }: { postback: Postback; variant: 'default' | 'filled' }) {
  const { t } = useTranslation('postbacks')
  const trigger = useQuery(read(getTrigger, { params: { id: postback.triggerId } }))
  if (!trigger.data) return null
  const { line, column, nodeId } = postback.reason ?? {}
  const search = {
    eventId: postback.eventId,
    ...(line === undefined ? {} : { line: String(line), result: 'values' }),
    ...(column === undefined ? {} : { column: String(column) }),
    ...(nodeId === undefined ? {} : { nodeId }),
  }
  const id = (trigger.data.live ?? trigger.data).templateId
  return (
    <Button
      variant={variant}
      renderRoot={(props) => <Link to="/templates/$id" params={{ id }} search={search} {...props} />}
    >
      {line === undefined ? t('action.template') : t('action.templateAt', { line })}
    </Button>
  )
}
