import type { ErrorCode } from './error.ts'

const headlines: readonly string[] = [
  'request_invalid',
  'parameter_invalid',
  'event_invalid',
  'trigger_invalid',
  'render_failed',
] satisfies ErrorCode[]

/** Whether a code says little by itself: who reads one sentence reads that of the first detail. */
export function isHeadline(code: string): boolean {
  return headlines.includes(code)
}

/**
 * What stands before the sentence of a detail when it is read without its field.
 * @returns `/customerIds/0: ` where the sentence says only “this”
 */
export function fieldBefore({ code, path }: { code: string; path: string }): string {
  return code.startsWith('field_') && path !== '' ? `${path}: ` : ''
}
