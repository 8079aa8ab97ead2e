import { useQuery } from '@tanstack/react-query'
import { listSecrets, type Secret } from '#contract/secrets.ts'
import { read } from '../api/queries.ts'
import { useEditing } from './editing-context.ts'

const none: Secret[] = []

/** The secrets a trigger may name: the customer's own and the house's. */
export function useSecretNames(): Secret[] {
  const { customerId } = useEditing().draft
  const { data } = useQuery(
    read(listSecrets, { query: { limit: 200, ...(customerId === null ? {} : { customerId }) } }),
  )
  const secrets = data?.items ?? none
  return customerId === null ? secrets.filter((secret) => secret.customerId === null) : secrets
}

/** The chosen one is in the list, too, when the secret of that name is gone. */
export function namesWith(secrets: Secret[], chosen: string): string[] {
  const names = secrets.map(({ name }) => name)
  return names.includes(chosen) ? names : [chosen, ...names]
}
