import type { Role } from '#contract/accounts.ts'

export const roles = ['viewer', 'operator', 'administrator'] as const satisfies Role[]
