import { Button, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import * as events from '#contract/events.ts'
import type { EventSummary } from '#contract/events.ts'
import { readPages } from '../api/queries.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Time } from '../ui/time.tsx'
import { eventTypeName } from './sample-choice.ts'

export interface EventDialogProps {
  /** Whose events; null for everybody's. */
  customerId: string | null
  eventType?: string | undefined
  onClose: () => void
  onEvent: (eventId: string) => void
}

/** The latest real events, to see the template with one of them. */
export function EventDialog({ customerId, eventType, onClose, onEvent }: EventDialogProps) {
  const { t } = useTranslation(['templates', 'common'])
  const list = useInfiniteQuery({
    ...readPages(events.listEvents, {
      query: {
        limit: 20,
        ...(customerId === null ? {} : { customerId }),
        ...(eventType === undefined ? {} : { eventType }),
      },
    }),
  })
  return (
    <Dialog onClose={onClose} title={t('sample.chooseEvent')} size="lg">
      <Stack gap="md">
        <p>{t('sample.eventHint')}</p>
        <ListTable
          label={t('sample.chooseEvent')}
          list={list}
          rowKey={({ id }) => id}
          empty={<Empty title={t('sample.noEvents')} hint={t('sample.noEventsHint')} />}
          columns={columns(t, onEvent)}
        />
      </Stack>
    </Dialog>
  )
}

type Translate = TFunction<['templates', 'common']>

function columns(t: Translate, onEvent: (eventId: string) => void): Column<EventSummary>[] {
  return [
    { key: 'time', title: t('common:time'), cell: ({ receivedAt }) => <Time at={receivedAt} /> },
    { key: 'type', title: t('common:event'), cell: ({ type }) => eventTypeName(type, currentLanguage()) },
    { key: 'order', title: t('common:order'), cell: ({ order }) => order },
    { key: 'customer', title: t('common:customer'), wide: true, cell: ({ customerName }) => customerName },
    {
      key: 'choose',
      title: t('sample.show'),
      cell: ({ id, order }) => (
        <Button size="compact-sm" aria-label={t('sample.showOrder', { order })} onClick={() => onEvent(id)}>
          {t('sample.show')}
        </Button>
      ),
    },
  ]
}
