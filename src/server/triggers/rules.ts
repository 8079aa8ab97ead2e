import type { TriggerRules } from '#mapping/trigger.ts'
import type { TriggerContent } from './content.ts'

/** What sealing needs of a trigger. Headers that are secrets stay out: they are put in at the attempt. */
export function triggerRules(content: TriggerContent): TriggerRules {
  const { delivery, condition, parts } = content
  if (delivery.channel === 'email') {
    const { channel, to, cc, bcc, replyTo } = delivery
    return { channel, condition, parts, to, cc, bcc, replyTo }
  }
  const { channel, url, method, contentType } = delivery
  const headers = delivery.headers.filter(
    (header): header is [string, string] => typeof header[1] === 'string',
  )
  return { channel, condition, parts, url, method, headers, contentType }
}
