import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { isEventType } from '#contract/event-types.ts'
import { getTrigger } from '#contract/triggers.ts'
import { read } from '../api/queries.ts'
import { emptyDraft } from './draft.ts'
import { TriggerKeeper } from './keeper.ts'
import { NewTriggerCustomer } from './new-customer.tsx'
import { TriggerEditor } from './trigger-editor.tsx'
import { unsavedOf } from './unsaved.ts'

/** /triggers/new?customerId=…&eventType=…: for one customer, or `all`; the event can be chosen beforehand. */
export default function NewTrigger() {
  const { customerId, id, eventType = '' }: Record<string, string> = useSearch({ strict: false })
  // Only the page that has saved it stays here, so that nothing moves below the one who types.
  const [opened] = useState(id)
  if (opened !== undefined) return <Navigate to="/triggers/$id" params={{ id: opened }} replace />
  if (customerId === undefined) return <NewTriggerCustomer />
  return (
    <NewFor
      key={`${customerId} ${eventType}`}
      customerId={customerId === 'all' ? null : customerId}
      eventType={isEventType(eventType) ? eventType : ''}
    />
  )
}

function NewFor({ customerId, eventType }: { customerId: string | null; eventType: string }) {
  const navigate = useNavigate()
  const [keeper] = useState(() => {
    const unsaved = unsavedOf(null)
    const isSame = unsaved?.draft.customerId === customerId && unsaved.revision === null
    const isWanted = isSame && (eventType === '' || unsaved.draft.eventType === eventType)
    return new TriggerKeeper(null, { ...emptyDraft(customerId), eventType }, isWanted ? unsaved : null)
  })
  const id = useSyncExternalStore(keeper.subscribe, () => keeper.snapshot().stored?.id)
  useEffect(() => {
    if (id === undefined) return
    // The address is that of the trigger from now on: for a reload, a copy, and the way back.
    void navigate({
      to: '/triggers/new',
      search: { customerId: customerId ?? 'all', id, ...(eventType === '' ? {} : { eventType }) },
      mask: { to: '/triggers/$id', params: { id }, unmaskOnReload: true },
      replace: true,
    })
  }, [id, customerId, eventType, navigate])
  return (
    <>
      {id === undefined ? null : <Watched id={id} keeper={keeper} />}
      <TriggerEditor keeper={keeper} />
    </>
  )
}

/** Once it is stored, what others and tests change comes in here as well. */
function Watched({ id, keeper }: { id: string; keeper: TriggerKeeper }) {
  const { data } = useQuery(read(getTrigger, { params: { id } }))
  useEffect(() => {
    if (data !== undefined) keeper.adopt(data)
  }, [data, keeper])
  return null
}
