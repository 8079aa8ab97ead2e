import type { Transaction } from './database.ts'

/** The channel on which a changed configuration is announced. A hint: statements compare the epoch anyway. */
export const configurationChannel = 'postbud_configuration'

/**
 * Marks, within the transaction that changes it, that what is sent or how has changed. Everyone who accepts or
 * sends with a cached configuration sees another epoch from the commit on.
 */
export async function advanceEpoch(tx: Transaction): Promise<void> {
  await tx`update configuration set epoch = epoch + 1`
  await tx`select pg_notify(${configurationChannel}, '')`
}
