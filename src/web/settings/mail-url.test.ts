import { describe, expect, it } from 'vitest'
import { isSameServer, mailFieldsOf, mailUrlOf } from './mail-url.ts'

describe('the mail server as fields', () => {
  it('reads what the API shows', () => {
    expect(mailFieldsOf('smtps://mail.example.org:465')).toMatchObject({
      kind: 'smtps',
      host: 'mail.example.org',
      port: '465',
    })
    expect(mailFieldsOf('smtp://[::1]')).toMatchObject({ kind: 'smtp', host: '[::1]', port: '587' })
    expect(mailFieldsOf('mailbox:').kind).toBe('mailbox')
    expect(mailFieldsOf(null).kind).toBe('none')
  })

  it('keeps every character of user and password', () => {
    const url = mailUrlOf({
      kind: 'smtp',
      host: 'mail.example.org',
      port: '587',
      user: 'a@b',
      password: 'p/w:#ø',
    })
    expect(url).toBe('smtp://a%40b:p%2Fw%3A%23%C3%B8@mail.example.org:587')
    expect(decodeURIComponent(new URL(url ?? '').password)).toBe('p/w:#ø')
  })

  it('sees whether the server was touched', () => {
    const server = 'smtp://mail.example.org:587'
    const fields = mailFieldsOf(server)
    expect(isSameServer(fields, server)).toBe(true)
    expect(isSameServer({ ...fields, password: 'new' }, server)).toBe(false)
    expect(isSameServer({ ...fields, kind: 'none' }, server)).toBe(false)
  })
})
