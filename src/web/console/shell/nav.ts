import type { PlainKey } from '../../kit/i18n/i18n.tsx'
import type { Action } from '../../kit/session.tsx'

export type NavItem = { to: string; words: PlainKey; needs: Action; key?: string }
export type NavGroup = { words: PlainKey | null; items: readonly NavItem[] }

/** What stands at the side: the day's work first, the settings last. Shown to whoever may use it. */
export const NAV: readonly NavGroup[] = [
  {
    words: null,
    items: [
      { to: '/', words: 'nav.today', needs: 'insight.worklist', key: '1' },
      { to: '/rooms', words: 'nav.rooms', needs: 'insight.board', key: '2' },
      { to: '/counter', words: 'nav.counter', needs: 'ledger.receive', key: '3' },
      { to: '/season', words: 'nav.season', needs: 'insight.season_card' },
    ],
  },
  {
    words: 'nav.group.fees',
    items: [
      { to: '/billing', words: 'nav.billing', needs: 'billing.run' },
      { to: '/dunning', words: 'nav.dunning', needs: 'collections.read' },
      { to: '/promises', words: 'nav.promises', needs: 'insight.worklist' },
      { to: '/outbox', words: 'nav.outbox', needs: 'channels.read' },
      { to: '/day', words: 'nav.day', needs: 'ledger.close_day' },
      { to: '/calendar', words: 'nav.calendar', needs: 'platform.see_calendar' },
    ],
  },
  {
    words: 'nav.group.figures',
    items: [
      { to: '/ageing', words: 'nav.ageing', needs: 'insight.reports' },
      { to: '/collection-rate', words: 'nav.rate', needs: 'insight.reports' },
      { to: '/ledger', words: 'nav.ledger', needs: 'insight.reports' },
    ],
  },
  {
    words: 'nav.group.setup',
    items: [
      { to: '/imports', words: 'nav.imports', needs: 'imports.run' },
      { to: '/tariff', words: 'nav.tariff', needs: 'tariff.read' },
      { to: '/community', words: 'nav.community', needs: 'roster.write' },
      { to: '/templates', words: 'nav.templates', needs: 'documents.approve_template' },
      { to: '/law', words: 'nav.law', needs: 'roster.read' },
      { to: '/staff', words: 'nav.staff', needs: 'platform.read_staff' },
    ],
  },
]

/** Where somebody lands after signing in: the first page they may use. */
export function homeFor(may: (action: Action) => boolean): string {
  const first = NAV.flatMap((group) => group.items).find((item) => may(item.needs))
  return first?.to ?? '/'
}
