import type { Database, Transaction } from '#server/db/database.ts'
import type { Guard } from '#server/outbound/guard.ts'
import type { Vault } from '#server/secrets/vault.ts'

/** What the operations on triggers work with. */
export interface TriggerOptions {
  database: Database
  vault: Vault
  guard: Pick<Guard, 'checkUrl'>
  /** Whether mail can really be sent; without it, e-mail triggers can be made and tested, not activated. */
  hasMailServer: (tx: Transaction) => Promise<boolean>
  /**
   * What becomes of the messages that wait while a trigger is paused, and after. Given by the app, since triggers
   * know nothing of postbacks. Called within the transaction. An event that is accepted at this very moment may slip
   * past it: the claim and the sweep put that right.
   */
  dispatch: {
    hold: (tx: Transaction, triggerId: string) => Promise<number>
    release: (tx: Transaction, triggerId: string) => Promise<number>
    cancel: (tx: Transaction, triggerId: string) => Promise<number>
  }
}
