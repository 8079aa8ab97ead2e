import { expect, it } from 'vitest'
import { readMailServer, readSender, withoutSignIn } from './mail-server.ts'

it.each([
  ['smtp://ada:s3cret@mail.example:587', 'smtp://mail.example:587'],
  ['smtps://ada%40example:p%3Aw@mail.example?pool=true', 'smtps://mail.example'],
  ['smtp://[::1]:25', 'smtp://[::1]:25'],
  ['mailbox:', 'mailbox:'],
  [' mailbox:demo', 'mailbox:'],
])('shows %s without what is secret', (text, shown) => {
  expect(withoutSignIn(readMailServer(text) ?? '')).toBe(shown)
})

it.each(['', 'mail.example', 'http://mail.example', 'smtp:', 'smtp://', 'sendmail://x'])(
  'takes no mail server from %j',
  (text) => {
    expect(readMailServer(text)).toBeNull()
  },
)

it('takes one sender', () => {
  expect(readSender('post@print.example')).toBe('post@print.example')
  expect(readSender(' Trykkeriet ApS <post@print.example> ')).toBe('Trykkeriet ApS <post@print.example>')
  for (const text of [
    '',
    'Postbud',
    'a@b@c',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
  ]) {
    expect(readSender(text)).toBeNull()
  }
})
