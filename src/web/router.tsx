import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { sessionQuery } from './accounts/session.ts'
import { queryClient } from './api/queries.ts'
import { Broken } from './frame/broken.tsx'
import { NotFound } from './frame/not-found.tsx'
import { Shell } from './frame/shell.tsx'
import { parseSearch, stringifySearch } from './search-texts.ts'

/** A search of the address: every view can be pasted into a chat. */
type Search = Record<string, string>

function textsOf(search: Record<string, unknown>): Search {
  return Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)]))
}

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Broken })

/** Pages of those who are signed in, in the frame. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (session.user === null) throw redirect({ to: '/sign-in', search: { next: location.href } })
  },
})

/* Each page is a file of its own that is loaded when it is first opened. */
function page<const Path extends string>(
  path: Path,
  load: () => Promise<{ default: () => React.ReactNode }>,
) {
  return createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: textsOf,
    component: lazyRouteComponent(load),
  })
}

function outsidePage<const Path extends string>(
  path: Path,
  load: () => Promise<{ default: () => React.ReactNode }>,
) {
  return createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: textsOf,
    component: lazyRouteComponent(load),
  })
}

const routeTree = root.addChildren([
  outsidePage('/sign-in', () => import('./accounts/sign-in.tsx')),
  outsidePage('/set-up', () => import('./accounts/set-up.tsx')),
  outsidePage('/invitation', () => import('./accounts/invitation.tsx')),
  inside.addChildren([
    page('/', () => import('./overview/overview.tsx')),
    page('/orders', () => import('./orders/find.tsx')),
    page('/orders/$customerId/$key', () => import('./orders/order.tsx')),
    page('/events', () => import('./orders/events.tsx')),
    page('/events/$id', () => import('./orders/event.tsx')),
    page('/postbacks', () => import('./postbacks/list.tsx')),
    page('/postbacks/$id', () => import('./postbacks/postback.tsx')),
    page('/customers', () => import('./customers/list.tsx')),
    page('/customers/new', () => import('./customers/new.tsx')),
    page('/customers/$id', () => import('./customers/customer.tsx')),
    page('/templates', () => import('./templates/list.tsx')),
    page('/templates/new', () => import('./templates/new.tsx')),
    page('/templates/$id', () => import('./templates/template.tsx')),
    page('/templates/$id/versions', () => import('./templates/versions.tsx')),
    page('/triggers', () => import('./triggers/list.tsx')),
    page('/triggers/new', () => import('./triggers/new.tsx')),
    page('/triggers/$id', () => import('./triggers/trigger.tsx')),
    page('/triggers/$id/receiver-sheet', () => import('./triggers/receiver-sheet.tsx')),
    page('/lookups/$id', () => import('./lookups/lookup.tsx')),
    page('/receiver', () => import('./receiver/receiver.tsx')),
    page('/mailbox', () => import('./receiver/mailbox.tsx')),
    page('/settings', () => import('./settings/settings.tsx')),
    page('/settings/$tab', () => import('./settings/settings.tsx')),
    page('/account', () => import('./accounts/account.tsx')),
  ]),
])

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
