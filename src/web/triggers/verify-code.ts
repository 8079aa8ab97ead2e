/** How a receiver checks a signature, as docs/receiving-postbacks.md says it. */
export const verifyCode = {
  Node: `import { createHmac, timingSafeEqual } from 'node:crypto'

// body: a Buffer with the bytes exactly as they arrived
export function isGenuine(secret, headers, body) {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const age = Math.abs(Date.now() / 1000 - Number(timestamp))
  if (!(age < 5 * 60)) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\`).update(body).digest()
  return (headers['webhook-signature'] ?? '').split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',')
    const given = Buffer.from(value, 'base64')
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
}`,
  Python: `import base64, hashlib, hmac, time

# body: the bytes exactly as they arrived
def is_genuine(secret, headers, body):
    id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) >= 5 * 60:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{id}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(
        hmac.compare_digest(signature, "v1," + expected)
        for signature in headers.get("webhook-signature", "").split(" ")
    )`,
  PHP: `<?php
// $body = file_get_contents('php://input'): the bytes exactly as they arrived
function isGenuine(string $secret, array $headers, string $body): bool {
    $id = $headers['webhook-id'];
    $timestamp = $headers['webhook-timestamp'];
    if (abs(time() - (int) $timestamp) >= 5 * 60) return false;
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret));
    $expected = base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    foreach (explode(' ', $headers['webhook-signature'] ?? '') as $signature) {
        if (hash_equals("v1,$expected", $signature)) return true;
    }
    return false;
}`,
} as const

export type CodeLanguage = keyof typeof verifyCode
// The keys are those written above.
export const codeLanguages = Object.keys(verifyCode) as CodeLanguage[]
