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
import { loadTexts, type Namespace } from './i18n/i18n.ts'
import { parseSearch, stringifySearch } from './search-texts.ts'
import { Loading } from './ui/loading.tsx'

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

type LoadPage = () => Promise<{ default: () => React.ReactNode }>

/* Each page is a file of its own that is loaded when it is first opened, or pointed at. */
function page<const Path extends string>(path: Path, texts: Namespace[], load: LoadPage) {
  return createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: textsOf,
    component: withTexts(texts, load),
    // When that takes long, or fails, the frame stays.
    pendingComponent: Loading,
    errorComponent: Broken,
  })
}

function outsidePage<const Path extends string>(path: Path, load: LoadPage) {
  return createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: textsOf,
    component: withTexts([], load),
  })
}

/** What a page says comes with the page: it never waits for its words on the screen. */
function withTexts(texts: Namespace[], load: LoadPage) {
  return lazyRouteComponent(async () => (await Promise.all([load(), loadTexts(texts)]))[0])
}

const routeTree = root.addChildren([
  outsidePage('/sign-in', () => import('./accounts/sign-in.tsx')),
  outsidePage('/set-up', () => import('./accounts/set-up.tsx')),
  outsidePage('/invitation', () => import('./accounts/invitation.tsx')),
  inside.addChildren([
    page('/', ['overview', 'postbacks'], () => import('./overview/overview.tsx')),
    page('/orders', ['orders'], () => import('./orders/find.tsx')),
    page('/orders/$customerId/$key', ['orders', 'postbacks'], () => import('./orders/order.tsx')),
    page('/events', ['orders'], () => import('./orders/events.tsx')),
    page('/events/$id', ['orders'], () => import('./orders/event.tsx')),
    page('/postbacks', ['postbacks'], () => import('./postbacks/list.tsx')),
    page('/postbacks/$id', ['postbacks', 'problems'], () => import('./postbacks/postback.tsx')),
    page('/customers', ['customers'], () => import('./customers/list.tsx')),
    page('/customers/new', ['customers'], () => import('./customers/new.tsx')),
    page(
      '/customers/$id',
      ['customers', 'lookups', 'postbacks', 'settings'],
      () => import('./customers/customer.tsx'),
    ),
    page('/templates', ['templates'], () => import('./templates/list.tsx')),
    page('/templates/new', ['templates'], () => import('./templates/new.tsx')),
    page('/templates/$id', ['problems', 'templates'], () => import('./templates/template.tsx')),
    page('/templates/$id/versions', ['templates'], () => import('./templates/versions.tsx')),
    page('/triggers', ['triggers'], () => import('./triggers/list.tsx')),
    page(
      '/triggers/new',
      ['postbacks', 'problems', 'templates', 'triggers'],
      () => import('./triggers/new.tsx'),
    ),
    page(
      '/triggers/$id',
      ['postbacks', 'problems', 'templates', 'triggers'],
      () => import('./triggers/trigger.tsx'),
    ),
    page('/triggers/$id/receiver-sheet', ['triggers'], () => import('./triggers/receiver-sheet.tsx')),
    page('/lookups/$id', ['lookups'], () => import('./lookups/lookup.tsx')),
    page('/receiver', ['receiver'], () => import('./receiver/receiver.tsx')),
    page('/mailbox', ['receiver'], () => import('./receiver/mailbox.tsx')),
    page('/settings', ['lookups', 'settings'], () => import('./settings/settings.tsx')),
    page('/settings/$tab', ['lookups', 'settings'], () => import('./settings/settings.tsx')),
    page('/account', [], () => import('./accounts/account.tsx')),
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
