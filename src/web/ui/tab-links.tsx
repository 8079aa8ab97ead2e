import { Link } from '@tanstack/react-router'
import classes from './tab-links.module.css'

export interface Tab {
  label: string
  to: string
  search?: Record<string, string>
  active: boolean
}

/** Parts of a page, each with an address of its own: links, so that they can be opened in another tab and sent on. */
export function TabLinks({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label}>
      <ul className={classes.tabs}>
        {tabs.map(({ label, to, search = {}, active }) => (
          <li key={label}>
            <Link
              to={to}
              search={search}
              className={classes.tab}
              activeProps={{}}
              aria-current={active ? 'page' : undefined}
              data-active={active}
              data-label={label}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
