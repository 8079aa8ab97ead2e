import type { DBAdapter, Where } from 'better-auth/adapters'
import { isAPIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import type { Sql } from '#server/db/database.ts'
import { deleteSession, findSession, findUserByEmail, insertSession, prolongSession } from './rows.ts'

export interface LibraryOptions {
  sql: Sql
  /** Signs cookies. At least 32 characters. */
  secret: string
  publicUrl: string
  /** Something the library could not do. */
  onError: (message: string, details: unknown[]) => void
}

const daySeconds = 86_400
/** A session that is not used for so long has ended. */
const idleSeconds = 7 * daySeconds
/** A session in use is prolonged so often. */
const prolongSeconds = 600

/**
 * better-auth, for what is easily done wrong: passwords, sessions and their cookie. Who becomes a user and who may
 * what is ours (docs/adr/0014-accounts.md); its own HTTP routes are not served.
 */
export function createLibrary({ sql, secret, publicUrl, onError }: LibraryOptions) {
  const { api } = betterAuth({
    baseURL: publicUrl,
    secret,
    database: () => createAdapter(sql),
    telemetry: { enabled: false },
    logger: {
      log(level, message, ...details) {
        if (level === 'error') onError(message, details)
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    session: { expiresIn: idleSeconds, updateAge: prolongSeconds },
    // Ours counts by e-mail, too (attempts.ts), and stands before everything.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'postbud',
      useSecureCookies: publicUrl.startsWith('https:'),
      // Nothing of it is stored.
      ipAddress: { disableIpTracking: true },
    },
  })
  return { api, isAnswer: isAPIError }
}

export type Library = ReturnType<typeof createLibrary>

/** Answers the questions that signing in and out leads to. Any other one is a bug, and fails. */
function createAdapter(sql: Sql): DBAdapter {
  async function findOne(model: string, where: Where[]): Promise<unknown> {
    if (model === 'user') return await findUserByEmail(sql, valueOf(where, 'email'))
    if (model === 'session') return await findSession(sql, valueOf(where, 'token'))
    throw unknown('findOne', model)
  }
  // The library's types let the caller say what comes back; what does is what rows.ts says, in the library's words.
  return {
    id: 'postbud',
    findOne: async <T>({ model, where }: { model: string; where: Where[] }) =>
      (await findOne(model, where)) as T | null,
    async findMany<T>({ model, where = [] }: { model: string; where?: Where[] | undefined }) {
      // Of other ways to sign in than by password, before signing out: there are none.
      if (model === 'account') return []
      return [await findOne(model, where)].filter((row) => row !== null) as T[]
    },
    async create<T, R = T>({ model, data }: { model: string; data: Omit<T, 'id'> }) {
      if (model !== 'session') throw unknown('create', model)
      return (await insertSession(sql, data as unknown as Parameters<typeof insertSession>[1])) as R
    },
    async update<T>({ model, where, update }: { model: string; where: Where[]; update: object }) {
      if (model !== 'session') throw unknown('update', model)
      const { expiresAt } = update as { expiresAt: Date }
      return (await prolongSession(sql, valueOf(where, 'token'), expiresAt)) as T | null
    },
    async delete({ model, where }) {
      if (model !== 'session') throw unknown('delete', model)
      await deleteSession(sql, valueOf(where, 'token'))
    },
    count: async ({ model }) => await refuse('count', model),
    updateMany: async ({ model }) => await refuse('updateMany', model),
    deleteMany: async ({ model }) => await refuse('deleteMany', model),
    consumeOne: async ({ model }) => await refuse('consumeOne', model),
    incrementOne: async ({ model }) => await refuse('incrementOne', model),
    transaction: async () => await refuse('transaction', 'any'),
  }
}

function valueOf(where: Where[], field: string): string {
  const [condition] = where
  if (where.length === 1 && condition?.field === field && typeof condition.value === 'string') {
    return condition.value
  }
  throw new Error(`better-auth asks by ${where.map((part) => part.field).join(', ')}, not by ${field}`)
}

async function refuse(operation: string, model: string): Promise<never> {
  throw unknown(operation, model)
}

function unknown(operation: string, model: string): Error {
  return new Error(`better-auth wants ${operation} of ${model}, which the adapter does not know`)
}
