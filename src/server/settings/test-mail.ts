import { newPlainId } from '#server/db/ids.ts'
import type { LiveSettings } from './live.ts'

/** Longer than a careful mail server takes, shorter than somebody looks at a page. */
const timeoutSeconds = 20

/** Sends a mail through the mail server, or into the built-in mailbox while none is set. */
export async function sendTestMail(
  { channels, mailbox, current }: Pick<LiveSettings, 'channels' | 'mailbox' | 'current'>,
  to: string,
): Promise<{ accepted: boolean; message: string }> {
  const { outcome, reason, recipients } = await (channels.email ?? mailbox).send({
    postbackId: newPlainId(),
    message: {
      channel: 'email',
      to: [to],
      cc: [],
      bcc: [],
      replyTo: null,
      subject: 'Postbud: test mail · testmail',
      html: null,
      text:
        `This mail was sent to see whether the mail server works. It does.\n` +
        `Denne mail blev sendt for at se, om mailserveren virker. Det gør den.\n\n${current().sender.value}\n`,
    },
    alreadyAccepted: [],
    timeoutSeconds,
    isTest: true,
  })
  const [recipient] = recipients ?? []
  return { accepted: outcome === 'accepted', message: reason ?? recipient?.answer ?? '' }
}
