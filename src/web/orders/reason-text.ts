import type { TFunction } from 'i18next'

const codes = ['condition_false', 'no_parts', 'paused'] as const

/** Why a trigger did not match, or held what it made. */
export function reasonText(
  reason: { code: string; message: string } | undefined,
  t: TFunction<'orders'>,
): string {
  const code = codes.find((each) => each === reason?.code)
  return code === undefined ? (reason?.message ?? '') : t(`reason.${code}`)
}
