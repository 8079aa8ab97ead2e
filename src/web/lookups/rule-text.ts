import type { TFunction } from 'i18next'
import type { Lookup } from '#contract/lookups.ts'

/** What a value without an entry gives, in a few words. */
export function ruleText(unknown: Lookup['unknown'], t: TFunction<'lookups'>): string {
  if (unknown.kind !== 'text') return t(`rule.${unknown.kind}`)
  return unknown.text === '' ? t('rule.empty') : t('rule.text', { text: unknown.text })
}
