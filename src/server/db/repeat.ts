import { setTimeout as wait } from 'node:timers/promises'
import { isRepeatable } from './faults.ts'
import { isDatabaseAway } from './unavailable.ts'

/**
 * Repeats a write whose answer never came, or that lost a deadlock. Only for writes that may happen twice: those that
 * find by their ids, or by a fence, that they have happened.
 * @param waits milliseconds before each further try
 * @param write is told whether it was tried before
 * @throws what the last try threw; at once what is no reason to try again
 */
export async function repeatInDoubt<T>(
  waits: number[],
  write: (repeated: boolean) => Promise<T>,
): Promise<T> {
  for (const [tried, milliseconds] of waits.entries()) {
    try {
      return await write(tried > 0)
    } catch (error) {
      if (!isRepeatable(error) && !isDatabaseAway(error)) throw error
      await wait(milliseconds)
    }
  }
  return await write(waits.length > 0)
}
