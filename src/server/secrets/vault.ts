import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts what must not be read from the database or a backup of it. */
export interface Vault {
  encrypt(value: string): Buffer
  /** @throws Error when the bytes were changed or come from another key */
  decrypt(encrypted: Buffer): string
  /** A key for one purpose alone, 32 bytes in hex: the same in every process, and it tells nothing of ours. */
  derive(purpose: string): string
}

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM, stored as nonce ‖ ciphertext ‖ tag. Nonces are random: 96 bits are safe for 2^32 values under one
 * key, far more than a house has secrets.
 * @param key 32 bytes
 */
export function createVault(key: Buffer): Vault {
  return {
    encrypt(value) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
      return Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    decrypt(encrypted) {
      try {
        const nonce = encrypted.subarray(0, nonceBytes)
        const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        decipher.setAuthTag(encrypted.subarray(-tagBytes))
        const plain = decipher.update(encrypted.subarray(nonceBytes, -tagBytes))
        // `final` throws unless the tag fits, so nothing of a changed ciphertext is ever returned.
        return Buffer.concat([plain, decipher.final()]).toString('utf8')
      } catch (error) {
        throw new Error('A stored secret was changed, or encrypted under another key', { cause: error })
      }
    },
    derive: (purpose) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)).toString('hex'),
  }
}
