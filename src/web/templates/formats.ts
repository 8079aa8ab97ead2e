import type { Format } from '#contract/templates.ts'

/** What the server renders today; the others are shown as coming later. */
export const availableFormats = ['json', 'text', 'email'] as const satisfies Format[]
export const laterFormats = ['xml', 'form', 'csv'] as const satisfies Format[]
