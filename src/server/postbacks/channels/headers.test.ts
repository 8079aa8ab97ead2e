import { describe, expect, it } from 'vitest'
import { isReservedHeader } from './headers.ts'

describe('reserved headers', () => {
  it.each(['content-type', 'Webhook-Signature', 'HOST', 'Transfer-Encoding', 'Postbud-Test'])(
    '%s',
    (name) => {
      expect(isReservedHeader(name)).toBe(true)
    },
  )

  it.each(['authorization', 'x-webhook-id', 'accept'])('not %s', (name) => {
    expect(isReservedHeader(name)).toBe(false)
  })
})
