import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lookup } from '#contract/lookups.ts'
import { Confirm } from '../ui/confirm.tsx'
import { removeLookup } from './save.ts'
import { UsedByList } from './used-by.tsx'

/** Removes a table and goes to where the others are. Says which triggers are in the way. */
export function RemoveLookup({ lookup: { id, name, customerId, usedBy } }: { lookup: Lookup }) {
  const { t } = useTranslation('lookups')
  const navigate = useNavigate()
  const [isAsked, setAsked] = useState(false)

  async function remove(): Promise<void> {
    await removeLookup(id)
    // Nothing that was typed here can be saved any more: it is not asked about.
    if (customerId === null) {
      await navigate({ to: '/settings/$tab', params: { tab: 'lookups' }, ignoreBlocker: true })
    } else {
      const search: Record<string, string> = { tab: 'settings' }
      await navigate({ to: '/customers/$id', params: { id: customerId }, search, ignoreBlocker: true })
    }
  }

  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('remove')}</Button>
      {isAsked ? (
        <Confirm
          title={t('removeTitle', { name })}
          action={t('remove')}
          danger
          run={remove}
          onClose={() => setAsked(false)}
        >
          {usedBy.length === 0 ? (
            <p>{t('removeText')}</p>
          ) : (
            <>
              <p>{t('removeUsed')}</p>
              <UsedByList usedBy={usedBy} />
            </>
          )}
        </Confirm>
      ) : null}
    </>
  )
}
