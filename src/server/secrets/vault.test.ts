import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createVault } from './vault.ts'

describe('vault', () => {
  const vault = createVault(randomBytes(32))

  it('gives back what it was given, never the same bytes twice', () => {
    for (const value of ['', 'secret', 'Ærø \u{1F5DD} \0', 'x'.repeat(100_000)]) {
      const encrypted = vault.encrypt(value)
      expect(vault.decrypt(encrypted)).toBe(value)
      expect(vault.encrypt(value).equals(encrypted)).toBe(false)
    }
  })

  it('refuses what was changed, cut or written under another key', () => {
    const encrypted = vault.encrypt('secret')
    expect(encrypted.includes('secret')).toBe(false)
    for (let index = 0; index < encrypted.length; index++) {
      const changed = Buffer.from(encrypted)
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
      expect(() => vault.decrypt(changed)).toThrow('stored secret')
    }
    for (const length of [0, 5, 27, encrypted.length - 1]) {
      expect(() => vault.decrypt(encrypted.subarray(0, length))).toThrow('stored secret')
    }
    expect(() => createVault(randomBytes(32)).decrypt(encrypted)).toThrow('stored secret')
  })
})
