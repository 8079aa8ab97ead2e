import type { SealedEmailMessage } from '#mapping/message.ts'
import { newPlainId } from '#server/db/ids.ts'
import type { LiveSettings } from './live.ts'

interface TestMail {
  accepted: boolean
  message: string
}

/** Longer than a careful mail server takes, shorter than somebody looks at a page. */
const timeoutSeconds = 20

/** Sends a mail through the mail server, or into the built-in mailbox while none is set. */
export async function sendTestMail(
  live: Pick<LiveSettings, 'channels' | 'mailbox' | 'current'>,
  to: string,
): Promise<TestMail> {
  return await sendAsTest(live, {
    channel: 'email',
    to: [to],
    cc: [],
    bcc: [],
    replyTo: null,
    subject: 'Postbud: test mail · testmail',
    html: null,
    text:
      `This mail was sent to see whether the mail server works. It does.\n` +
      `Denne mail blev sendt for at se, om mailserveren virker. Det gør den.\n\n${live.current().sender.value}\n`,
  })
}

/** One attempt at any mail, marked as a test. */
export async function sendAsTest(
  { channels, mailbox }: Pick<LiveSettings, 'channels' | 'mailbox'>,
  message: SealedEmailMessage,
): Promise<TestMail> {
  const { outcome, reason, recipients } = await (channels.email ?? mailbox).send({
    postbackId: newPlainId(),
    message,
    alreadyAccepted: [],
    timeoutSeconds,
    isTest: true,
  })
  const [recipient] = recipients ?? []
  // The server's own words say most, in whatever language the reader has.
  return { accepted: outcome === 'accepted', message: recipient?.answer ?? reason ?? '' }
}
