import type { Format } from '#contract/templates.ts'

/** In the order in which they are offered. */
export const availableFormats = ['json', 'xml', 'form', 'csv', 'text', 'email'] as const satisfies Format[]
