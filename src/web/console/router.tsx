import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { AgeingPage } from './insight/ageing-page.tsx'
import { BoardPage } from './insight/board-page.tsx'
import { HouseholdPage } from './insight/household-page.tsx'
import { TodayPage } from './insight/today-page.tsx'
import { CounterPage } from './ledger/counter-page.tsx'
import { Gate } from './shell/gate.tsx'
import { NotFound } from './shell/not-found.tsx'

// Every choice a person makes on a page stands in its address: reload, back and a pasted link all keep one's place.
type Search = Record<string, unknown>
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
const oneOf = <Value extends string>(value: unknown, allowed: readonly Value[]): Value | undefined =>
  allowed.find((candidate) => candidate === value)

const root = createRootRoute({
  component: Gate,
  notFoundComponent: NotFound,
  validateSearch: (search: Search): { community?: string | undefined } => ({
    community: text(search['community']),
  }),
  search: { middlewares: [retainSearchParams(['community'])] },
})

const today = createRoute({ getParentRoute: () => root, path: '/', component: TodayPage })

export const boardRoute = createRoute({
  getParentRoute: () => root,
  path: '/rooms',
  component: BoardPage,
  validateSearch: (search: Search): { building?: string | undefined; show?: string | undefined } => ({
    building: text(search['building']),
    show: text(search['show']),
  }),
})

export const counterRoute = createRoute({
  getParentRoute: () => root,
  path: '/counter',
  component: CounterPage,
  validateSearch: (search: Search): { room?: string | undefined; receipt?: string | undefined } => ({
    room: text(search['room']),
    receipt: text(search['receipt']),
  }),
})

export const householdRoute = createRoute({
  getParentRoute: () => root,
  path: '/households/$householdId',
  component: HouseholdPage,
})

export const ageingRoute = createRoute({
  getParentRoute: () => root,
  path: '/ageing',
  component: AgeingPage,
  validateSearch: (
    search: Search,
  ): {
    by?: 'building' | 'steward' | 'usage' | undefined
    steward?: string | undefined
    asOf?: string | undefined
  } => ({
    by: oneOf(search['by'], ['building', 'steward', 'usage'] as const),
    steward: text(search['steward']),
    asOf: text(search['asOf']),
  }),
})

const span = (search: Search): { from?: string | undefined; to?: string | undefined } => ({
  from: text(search['from']),
  to: text(search['to']),
})

export const rateRoute = createRoute({
  getParentRoute: () => root,
  path: '/collection-rate',
  component: lazyRouteComponent(() => import('./insight/collection-rate-page.tsx'), 'CollectionRatePage'),
  validateSearch: span,
})

export const ledgerRoute = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  component: lazyRouteComponent(() => import('./insight/ledger-page.tsx'), 'LedgerPage'),
  validateSearch: span,
})

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./jobs/calendar-page.tsx'), 'CalendarPage'),
})

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('./auth/staff-page.tsx'), 'StaffPage'),
})

const season = createRoute({
  getParentRoute: () => root,
  path: '/season',
  component: lazyRouteComponent(() => import('./insight/season-page.tsx'), 'SeasonPage'),
})

const promises = createRoute({
  getParentRoute: () => root,
  path: '/promises',
  component: lazyRouteComponent(() => import('./insight/promises-page.tsx'), 'PromisesPage'),
  validateSearch: (search: Search): { month?: string | undefined; day?: string | undefined } => ({
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(String(search['month'])) ? text(search['month']) : undefined,
    day: text(search['day']),
  }),
})

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/receipts/$receiptId',
  component: lazyRouteComponent(() => import('./ledger/receipt-page.tsx'), 'ReceiptPage'),
})

const billing = createRoute({
  getParentRoute: () => root,
  path: '/billing',
  component: lazyRouteComponent(() => import('./billing/billing-page.tsx'), 'BillingPage'),
  validateSearch: (
    search: Search,
  ): { period?: string | undefined; job?: string | undefined; run?: string | undefined } => ({
    period: text(search['period']),
    job: text(search['job']),
    run: text(search['run']),
  }),
})

const tariff = createRoute({
  getParentRoute: () => root,
  path: '/tariff',
  component: lazyRouteComponent(() => import('./tariff/tariff-page.tsx'), 'TariffPage'),
})

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
  validateSearch: (
    search: Search,
  ): {
    report?: string | undefined
    job?: string | undefined
    severity?: 'error' | 'warning' | undefined
    page?: number | undefined
    columns?: 'by-hand' | undefined
  } => ({
    columns: oneOf(search['columns'], ['by-hand'] as const),
    report: text(search['report']),
    job: text(search['job']),
    severity: oneOf(search['severity'], ['error', 'warning'] as const),
    page: Number(search['page']) > 1 ? Number(search['page']) : undefined,
  }),
})

const communityRoute = createRoute({
  getParentRoute: () => root,
  path: '/community',
  component: lazyRouteComponent(() => import('./roster/community-page.tsx'), 'CommunityPage'),
})

const dunning = createRoute({
  getParentRoute: () => root,
  path: '/dunning',
  component: lazyRouteComponent(() => import('./collections/dunning-page.tsx'), 'DunningPage'),
  validateSearch: (search: Search): { job?: string | undefined } => ({ job: text(search['job']) }),
})

const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./channels/outbox-page.tsx'), 'OutboxPage'),
  validateSearch: (
    search: Search,
  ): {
    state?: 'held' | 'waiting' | 'leaving' | 'sent' | 'dropped' | undefined
    job?: string | undefined
  } => ({
    state: oneOf(search['state'], ['held', 'waiting', 'leaving', 'sent', 'dropped'] as const),
    job: text(search['job']),
  }),
})

const dayClose = createRoute({
  getParentRoute: () => root,
  path: '/day',
  component: lazyRouteComponent(() => import('./ledger/day-page.tsx'), 'DayPage'),
  validateSearch: (search: Search): { day?: string | undefined } => ({ day: text(search['day']) }),
})

const law = createRoute({
  getParentRoute: () => root,
  path: '/law',
  component: lazyRouteComponent(() => import('./law/law-page.tsx'), 'LawPage'),
  validateSearch: (
    search: Search,
  ): { show?: 'confirm' | 'tightened' | undefined; q?: string | undefined } => ({
    show: oneOf(search['show'], ['confirm', 'tightened'] as const),
    q: text(search['q']),
  }),
})

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  component: lazyRouteComponent(() => import('./documents/templates-page.tsx'), 'TemplatesPage'),
  validateSearch: (search: Search): { edit?: string | undefined } => ({ edit: text(search['edit']) }),
})

const routeTree = root.addChildren([
  today,
  boardRoute,
  counterRoute,
  householdRoute,
  ageingRoute,
  rateRoute,
  ledgerRoute,
  calendar,
  staff,
  season,
  promises,
  receipt,
  billing,
  tariff,
  imports,
  communityRoute,
  dunning,
  outbox,
  dayClose,
  law,
  templates,
])

export const router = createRouter({
  routeTree,
  defaultPreload: false,
  scrollRestoration: true,
  defaultStructuralSharing: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
