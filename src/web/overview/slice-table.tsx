import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Slice } from '#contract/overview.ts'
import { duration, number } from '../ui/format.ts'
import { sliceEnd, sliceName } from './slice-name.ts'
import classes from './slice-table.module.css'

/** The chart's numbers, newest first, in the same slices. */
export function SliceTable({ slices }: { slices: Slice[] }) {
  const { t, i18n } = useTranslation(['overview', 'common'])
  const { language } = i18n
  const long = isLong(slices)
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('table')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            <th scope="col">{t('common:state.sent')}</th>
            <th scope="col">{t('common:state.failed')}</th>
            <th scope="col">{t('under')}</th>
          </tr>
        </thead>
        <tbody>
          {slices.toReversed().map((slice) => (
            <tr key={slice.from}>
              <th scope="row">
                <Link to="/postbacks" search={{ from: slice.from, to: sliceEnd(slices, slice) }}>
                  {sliceName(slice.from, long, language)}
                </Link>
              </th>
              <td data-none={slice.sent === 0}>{number(slice.sent, language)}</td>
              <td data-none={slice.failed === 0} data-failed={slice.failed > 0}>
                {number(slice.failed, language)}
              </td>
              <td>{slice.p95Milliseconds === null ? '' : duration(slice.p95Milliseconds, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const dayMilliseconds = 86_400_000

function isLong(slices: Slice[]): boolean {
  const [first, last] = [slices[0], slices.at(-1)]
  return (
    first !== undefined &&
    last !== undefined &&
    Date.parse(last.from) - Date.parse(first.from) > dayMilliseconds
  )
}
