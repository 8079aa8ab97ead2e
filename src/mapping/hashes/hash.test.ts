import { createHash, createHmac } from 'node:crypto'
import { assert, constantFrom, property, string, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Run } from '../run.ts'
import { base64Bytes, base64Of, base64UrlOf, bytesOf, hexOf, textFrom } from './encodings.ts'
import { hashOf, hmacOf } from './hash.ts'

const run = (): Run => new Run({ data: {}, own: {} }, { printsNone: false, keepsDigits: false }, 0)
const hash = (name: string, text: string): string => hexOf(hashOf(name, bytesOf(text, run()), run()), run())
const hmac = (name: string, key: Uint8Array, text: string): string =>
  hexOf(hmacOf(name, key, bytesOf(text, run()), run()), run())

const ALGORITHM = constantFrom('md5', 'sha1', 'sha256', 'sha512')
const BYTES = uint8Array({ maxLength: 400 })

describe('hashes', () => {
  test.each([
    // RFC 1321
    ['md5', '', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['md5', 'message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['md5', '1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
    // RFC 3174
    ['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['sha1', '01234567'.repeat(80), 'dea356a2cddd90c7a7ecedc5ebb563934f460452'],
    // RFC 6234
    ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'sha256',
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'sha512',
      'abc',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ],
  ])('%s of %j', (name, text, expected) => {
    expect(hash(name, text)).toBe(expected)
  })

  test('are those of Node', () => {
    assert(
      property(ALGORITHM, BYTES, (name, bytes) => {
        expect(hexOf(hashOf(name, bytes, run()), run())).toBe(createHash(name).update(bytes).digest('hex'))
      }),
      { numRuns: 400 },
    )
  })

  test('with a key are those of Node', () => {
    assert(
      property(ALGORITHM, BYTES, BYTES, (name, key, bytes) => {
        const expected = createHmac(name, key).update(bytes).digest('hex')
        expect(hexOf(hmacOf(name, key, bytes, run()), run())).toBe(expected)
      }),
      { numRuns: 400 },
    )
  })

  test('with a key are those of the RFCs', () => {
    // RFC 4231, cases 2 and 6; RFC 2202, case 2
    const jefe = bytesOf('Jefe', run())
    const question = 'what do ya want for nothing?'
    expect(hmac('sha256', jefe, question)).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
    expect(hmac('sha1', jefe, question)).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79')
    expect(hmac('md5', jefe, question)).toBe('750c783e6ab0b503eaa86e310a5db738')
    expect(
      hmac(
        'sha256',
        new Uint8Array(131).fill(0xaa),
        'Test Using Larger Than Block-Size Key - Hash Key First',
      ),
    ).toBe('60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54')
  })
})

describe('encodings', () => {
  test.each([
    // RFC 4648
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['foobar', 'Zm9vYmFy'],
  ])('%j is %j in base64', (text, encoded) => {
    expect(base64Of(bytesOf(text, run()), run())).toBe(encoded)
  })

  test('are those of Node and can be read again', () => {
    assert(
      property(BYTES, (bytes) => {
        const buffer = Buffer.from(bytes)
        expect(base64Of(bytes, run())).toBe(buffer.toString('base64'))
        expect(base64UrlOf(bytes, run())).toBe(buffer.toString('base64url'))
        expect(hexOf(bytes, run())).toBe(buffer.toString('hex'))
        expect(base64Bytes(base64Of(bytes, run()), run())).toStrictEqual(bytes)
        expect(base64Bytes(base64UrlOf(bytes, run()), run())).toStrictEqual(bytes)
      }),
    )
  })

  test('text comes back', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        expect(textFrom(bytesOf(text, run()))).toBe(text)
      }),
    )
  })

  test.each(['A', 'AAAAA', '****', 'Zg===', 'Z=g='])('%j is not base64', (text) => {
    expect(() => base64Bytes(text, run())).toThrow('not_base64')
  })
})

test('a long text costs, and the most that one rendering can hash is soon hashed', () => {
  const one = run()
  const bytes = bytesOf('x'.repeat(500_000), one)
  expect(() => {
    for (let i = 0; i < 1_000; i++) hashOf('sha512', bytes, one)
  }).toThrow('too_much_work')
})
