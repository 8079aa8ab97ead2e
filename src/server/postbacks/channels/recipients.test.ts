import { describe, expect, it } from 'vitest'
import { readRecipients } from './recipients.ts'

describe('readRecipients', () => {
  it('gives bare addresses, each once', () => {
    const entries = ['a@x.dk', 'Anna Ærø <a@x.dk>', '"Bo, B" <b@x.dk>', 'c@x.dk, D <d@x.dk>', '', '  ']
    expect(readRecipients(entries)).toEqual(['a@x.dk', 'b@x.dk', 'c@x.dk', 'd@x.dk'])
  })

  it('gives them as they are offered to the mail server', () => {
    expect(readRecipients(['Bo@X.DK', 'Bo@x.dk', 'c@ærø.dk'])).toEqual(['Bo@x.dk', 'c@xn--r-3fa9c.dk'])
    expect(readRecipients([''])).toEqual([])
  })

  it.each(['Anna', 'a@x.dk, Anna', '@x.dk', 'a@', 'a@x.dk\r\nBcc: c@x.dk', 'a@x.dk\0'])(
    'leaves nobody out without a word: %j',
    (entry) => {
      expect(readRecipients(['b@x.dk', entry])).toEqual({ unreadable: entry })
    },
  )
})
