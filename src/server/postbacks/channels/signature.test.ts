import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { sign } from './signature.ts'

describe('sign', () => {
  it('gives the value of the specification', () => {
    // From the Standard Webhooks reference implementations.
    const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const body = Buffer.from('{"test": 2432232314}')
    expect(sign([key], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, body)).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    )
  })

  it('takes keys with and without prefix, and signs with each', () => {
    const keys = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'AAECAwQFBgcICQoLDA0ODw==']
    const body = 'æøå'
    const value = sign(keys, 'id', 1_614_265_330, Buffer.from(body))
    const expected = keys.map((key) => new Webhook(key).sign('id', new Date(1_614_265_330_000), body))
    expect(value).toBe(expected.join(' '))
  })

  it('is empty without a key', () => {
    expect(sign([], 'id', 1, Buffer.from(''))).toBe('')
  })
})
