import type { BaseLogger } from 'pino'

/** What this folder needs of a logger; a pino logger is one. */
export type Log = Pick<BaseLogger, 'debug' | 'info' | 'warn' | 'error'>
