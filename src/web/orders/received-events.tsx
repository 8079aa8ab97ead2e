import { NativeSelect, Switch } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { eventTypes } from '#contract/event-types.ts'
import { listEvents, type EventSummary } from '#contract/events.ts'
import { readPages } from '../api/queries.ts'
import { useAddress } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { eventLabel } from '../ui/event-type.ts'
import { ListTable, type Column } from '../ui/list-table.tsx'
import { Panel } from '../ui/panel.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { Time } from '../ui/time.tsx'
import { Toolbar } from '../ui/toolbar.tsx'

/** Events, newest first; those that no trigger sent can be looked at alone. */
export function ReceivedEvents() {
  const { t, i18n } = useTranslation(['orders', 'common'])
  const [search, change] = useAddress()
  const { order = '', eventType = '', customerId } = search
  const unmatched = search['unmatched'] === 'true'
  const list = useInfiniteQuery(
    readPages(listEvents, {
      query: {
        ...(order === '' ? {} : { order }),
        ...(eventType === '' ? {} : { eventType }),
        ...(customerId === undefined ? {} : { customerId }),
        ...(unmatched ? { unmatched } : {}),
      },
    }),
  )
  const columns: Column<EventSummary>[] = [
    {
      key: 'event',
      title: t('eventType'),
      cell: ({ id, type }) => (
        <Link to="/events/$id" params={{ id }}>
          {eventLabel(type, i18n.language)}
        </Link>
      ),
    },
    {
      key: 'order',
      title: t('common:order'),
      cell: ({ customerId, order }) => (
        <Link to="/orders/$customerId/$key" params={{ customerId, key: order }}>
          {order}
        </Link>
      ),
    },
    { key: 'customer', title: t('customer'), wide: true, cell: ({ customerName }) => customerName },
    { key: 'id', title: t('externalId'), wide: true, cell: ({ externalId }) => <code>{externalId}</code> },
    { key: 'postbacks', title: t('postbacks'), numeric: true, cell: ({ postbacks }) => postbacks },
    {
      key: 'received',
      title: t('receivedAt'),
      numeric: true,
      cell: ({ receivedAt }) => <Time at={receivedAt} />,
    },
  ]
  const filtered = order !== '' || eventType !== '' || customerId !== undefined || unmatched
  return (
    <>
      <Toolbar>
        <SearchBox label={t('orderFilter')} value={order} onSearch={(order) => change({ order })} />
        <NativeSelect
          aria-label={t('eventType')}
          value={eventType}
          data={[
            { value: '', label: t('anyEvent') },
            ...eventTypes.map(({ type }) => ({ value: type, label: eventLabel(type, i18n.language) })),
          ]}
          onChange={(event) => change({ eventType: event.currentTarget.value })}
        />
        <Switch
          label={t('unmatched')}
          checked={unmatched}
          onChange={(event) => change({ unmatched: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Toolbar>
      <Panel title={t('received')} flush>
        <ListTable
          label={t('events')}
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            filtered ? (
              <Empty title={t('eventsFiltered')} />
            ) : (
              <Empty title={t('eventsEmpty')} hint={t('eventsEmptyHint')} />
            )
          }
        />
      </Panel>
    </>
  )
}
