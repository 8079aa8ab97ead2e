import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/** Keys are imported once: making a key object costs more than the HMAC of a small message. */
const KEYS_KEPT = 10_000
const imported = new Map<string, KeyObject>()

/**
 * The value of `webhook-signature` (Standard Webhooks, v1): one `v1,<base64>` for each key, so that a receiver
 * accepts the message with the old and with the new key while keys are changed.
 */
export function sign(signingKeys: string[], id: string, timestampSeconds: number, body: Uint8Array): string {
  const head = `${id}.${timestampSeconds}.`
  let value = ''
  for (const key of signingKeys) {
    const hmac = createHmac('sha256', importKey(key)).update(head).update(body).digest('base64')
    value = value === '' ? `v1,${hmac}` : `${value} v1,${hmac}`
  }
  return value
}

function importKey(key: string): KeyObject {
  const known = imported.get(key)
  if (known !== undefined) return known
  const bytes = Buffer.from(key.startsWith('whsec_') ? key.slice('whsec_'.length) : key, 'base64')
  const made = createSecretKey(bytes)
  if (imported.size >= KEYS_KEPT) imported.clear()
  imported.set(key, made)
  return made
}
