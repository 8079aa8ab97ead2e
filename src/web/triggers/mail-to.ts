import { useState } from 'react'
import { useSession } from '../accounts/session.ts'
import type { TestSource } from './test-source.ts'

export type MailToKind = 'own' | 'recipients' | 'other'

export interface MailTo {
  kind: MailToKind
  setKind: (kind: MailToKind) => void
  own: string
  other: string
  setOther: (other: string) => void
  /** What the request says; empty: nobody yet; null: not by mail */
  to: string[] | null
}

/** A request takes no more. */
const most = 10

/** Who a mail test goes to: oneself, unless one chooses otherwise. */
export function useMailTo({ recipients }: TestSource): MailTo {
  const own = useSession().user?.email ?? ''
  const [kind, setKind] = useState<MailToKind>('own')
  const [other, setOther] = useState('')
  const addresses = {
    own: [own],
    recipients: recipients ?? [],
    other: other.split(/[\s,;]+/),
  }
  const to = addresses[kind].filter((address) => address !== '').slice(0, most)
  return { kind, setKind, own, other, setOther, to }
}
