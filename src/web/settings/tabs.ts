import type { Role } from '#contract/accounts.ts'

/** The parts of the settings, with the role that sees them. */
export const tabs = [
  { name: 'users', role: 'administrator' },
  { name: 'keys', role: 'administrator' },
  { name: 'mail', role: 'administrator' },
  { name: 'addresses', role: 'administrator' },
  { name: 'secrets', role: 'viewer' },
  { name: 'lookups', role: 'viewer' },
  { name: 'events', role: 'viewer' },
  { name: 'history', role: 'viewer' },
  { name: 'about', role: 'viewer' },
] as const satisfies { name: string; role: Role }[]

export type TabName = (typeof tabs)[number]['name']
