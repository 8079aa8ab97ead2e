import type { Queryable } from './driver.ts'
import type { Line } from './line.ts'
import { DatabaseUnavailable } from './unavailable.ts'

/** Runs SQL in one transaction, until the function it was given to ends. */
export interface Transaction extends Queryable {
  /** What fails within `run` is undone without ending the transaction. */
  savepoint<T>(run: (transaction: Transaction) => Promise<T> | T): Promise<T>
}

/**
 * Runs a function in a transaction: commits what it did, or rolls back if it throws.
 *
 * @param mode after BEGIN: an isolation level, `read only`.
 * @param signal gives the transaction up before its next statement.
 * @throws what the function throws.
 * @throws {DatabaseUnavailable} when COMMIT was not answered, or not without doubt: it may have happened.
 */
export async function runTransaction<T>(
  line: Line,
  mode: string,
  run: (transaction: Transaction) => Promise<T> | T,
  signal: AbortSignal,
): Promise<T> {
  let over = false
  const refusal = () => {
    if (over) return new Error('This transaction is over')
    return signal.aborted ? new DatabaseUnavailable('This transaction was given up') : null
  }
  const sql = line.queries(refusal)
  const end = line.queries(() => null)
  let savepoints = 0

  async function savepoint<S>(run: (transaction: Transaction) => Promise<S> | S): Promise<S> {
    const name = `s${(savepoints += 1)}`
    await sql.unsafe(`savepoint ${name}`)
    try {
      return await run(transaction)
    } catch (error) {
      await sql.unsafe(`rollback to ${name}`)
      throw error
    }
  }
  const transaction: Transaction = Object.assign(sql, { savepoint })

  const begun = end.unsafe(`begin ${mode}`)
  try {
    // A plain BEGIN on a connection that is up fails only with the connection, and then so does what follows:
    // the first statement can travel with it, which saves a round trip.
    if (mode === '') begun.catch(() => {})
    else await begun
    const result = await run(transaction)
    signal.throwIfAborted()
    over = true
    const { command } = await end.unsafe('commit')
    if (command !== 'COMMIT') throw new Error('Rolled back, because a statement in the transaction failed')
    return result
  } catch (error) {
    over = true
    // Who cannot roll back cannot be trusted with the next transaction either.
    await end.unsafe('rollback').catch(() => void line.kill())
    throw error
  }
}
