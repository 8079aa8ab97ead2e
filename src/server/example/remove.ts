import { changeCustomer } from '#server/customers/store.ts'
import { changeTemplate } from '#server/templates/change.ts'
import { archiveTrigger } from '#server/triggers/pause.ts'
import { templateEventTypes, templateUsers } from '#server/triggers/template-use.ts'
import { findCustomers, findTemplates, findTriggers } from './find.ts'
import type { ExampleOptions } from './load.ts'

/** Archives the example's customers with all that is theirs, also what was made for them since. */
export async function removeExample(
  { database, triggers }: Pick<ExampleOptions, 'database' | 'triggers'>,
  who: string,
): Promise<void> {
  const { sql } = database
  const uses = { findUsers: templateUsers, findEventTypes: templateEventTypes }
  for (const customer of await findCustomers(sql)) {
    for (const { id } of await findTriggers(sql, customer.id)) {
      await archiveTrigger(triggers, who, id, null)
    }
    for (const { id } of await findTemplates(sql, customer.id)) {
      await changeTemplate(database, uses, who, id, { state: 'archived' }, null)
    }
    if (customer.state === 'active') {
      await changeCustomer(database, who, customer.id, { state: 'archived' }, null)
    }
  }
}
