import { eventTypes } from '#contract/event-types.ts'

/** What happened, in the reader's language; the type itself when it is not one of the catalogue. */
export function eventLabel(type: string, language: string): string {
  const found = eventTypes.find((each) => each.type === type)
  return found?.labels[language === 'da' ? 'da' : 'en'] ?? type
}
