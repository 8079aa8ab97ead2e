import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Postback } from '#contract/postbacks.ts'
import { eventLabel } from '../ui/event-type.ts'
import { State } from '../ui/state.tsx'
import { Time } from '../ui/time.tsx'
import { briefOf } from './brief.ts'
import { hostOf } from './host.ts'
import classes from './rows.module.css'

export interface RowsProps {
  items: Postback[]
  /** A filtered value loses its column. */
  withCustomer: boolean
  /** Viewers select nothing: they may not act. */
  selectable: boolean
  selected: ReadonlySet<string>
  onSelect: (ids: string[], selected: boolean) => void
}

/** Postbacks as rows of two lines: who, where, what came of it. */
export function Rows({ items, withCustomer, selectable, selected, onSelect }: RowsProps) {
  const { t } = useTranslation(['postbacks', 'common'])
  const all = items.length > 0 && items.every(({ id }) => selected.has(id))
  return (
    <table className={classes.table} aria-label={t('list')}>
      <thead>
        <tr>
          {selectable ? (
            <th className={classes.check}>
              <Checkbox
                size="xs"
                aria-label={t('selectAll')}
                checked={all}
                indeterminate={!all && selected.size > 0}
                onChange={() =>
                  onSelect(
                    items.map(({ id }) => id),
                    !all,
                  )
                }
              />
            </th>
          ) : null}
          <th className={classes.state}>{t('state')}</th>
          <th className={classes.order}>{t('common:order')}</th>
          <th>{t('triggerAndAddress')}</th>
          {withCustomer ? <th data-wide>{t('common:customer')}</th> : null}
          <th data-wide className={classes.event}>
            {t('common:event')}
          </th>
          <th data-wide className={classes.number}>
            {t('attemptsShort')}
          </th>
          <th className={classes.time}>{t('common:time')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((postback) => (
          <Row
            key={postback.id}
            postback={postback}
            withCustomer={withCustomer}
            selectable={selectable}
            selected={selected.has(postback.id)}
            onSelect={onSelect}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps extends Pick<RowsProps, 'withCustomer' | 'selectable' | 'onSelect'> {
  postback: Postback
  selected: boolean
}

function Row({ postback, withCustomer, selectable, selected, onSelect }: RowProps) {
  const { t, i18n } = useTranslation(['postbacks', 'common'])
  const { id, customerId, customerName, order, triggerName, destination, eventType } = postback
  const brief = briefOf(postback, t, i18n.language)
  const host = hostOf(destination) ?? t('common:channel.email')
  return (
    <tr aria-selected={selected}>
      {selectable ? (
        <td className={classes.check}>
          <Checkbox
            size="xs"
            aria-label={t('select', { order, trigger: triggerName })}
            checked={selected}
            onChange={(event) => onSelect([id], event.currentTarget.checked)}
          />
        </td>
      ) : null}
      <td className={classes.state}>
        <State state={postback.state} />
        {brief === null ? null : <small>{brief}</small>}
      </td>
      <td className={classes.order}>
        <Link to="/orders/$customerId/$key" params={{ customerId, key: order }} title={order}>
          {order}
        </Link>
      </td>
      <td className={classes.two}>
        <Link to="/postbacks/$id" params={{ id }} data-row className={classes.name} title={triggerName}>
          {triggerName}
        </Link>
        <small title={destination}>{host}</small>
      </td>
      {withCustomer ? (
        <td data-wide className={classes.two} title={customerName}>
          {customerName}
        </td>
      ) : null}
      <td data-wide className={classes.two}>
        {eventLabel(eventType, i18n.language)}
      </td>
      <td data-wide className={classes.number}>
        {postback.attemptCount}
      </td>
      <td className={classes.time}>
        <Time at={postback.createdAt} />
      </td>
    </tr>
  )
}
