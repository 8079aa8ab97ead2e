import type { Sql } from '#server/db/database.ts'
import { exampleHouse } from './house.ts'

/** The example's customers are known by these, whatever somebody calls them meanwhile. */
const references = exampleHouse('').map(({ customer }) => customer.referenceId)

export interface FoundCustomer {
  id: string
  reference_id: string
  state: 'active' | 'archived'
}

export async function findCustomers(sql: Sql): Promise<FoundCustomer[]> {
  return await sql<FoundCustomer[]>`
    select id, reference_id, state from customers where reference_id = any(${references}) order by id`
}

/** Of one customer, those that are in use. */
export async function findTemplates(sql: Sql, customerId: string) {
  return await sql<{ id: string; name: string }[]>`
    select id, name from templates where customer_id = ${customerId} and state = 'active' order by id`
}

export async function findTriggers(sql: Sql, customerId: string) {
  return await sql<{ id: string; name: string }[]>`
    select id, name from triggers where customer_id = ${customerId} and state <> 'archived' order by id`
}

/** Whether it is there, and how many of its customers. */
export async function exampleState(sql: Sql): Promise<{ loaded: boolean; customers: number }> {
  const active = (await findCustomers(sql)).filter(({ state }) => state === 'active')
  return { loaded: active.length > 0, customers: active.length }
}
