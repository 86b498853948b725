import { tableTotal } from '../../rules/table-total.ts'
import { query } from './api.ts'
import { askServer, tellHere } from './figure-trail.tsx'
import { useSay } from './i18n/i18n.tsx'
import { useCommunity } from './session.tsx'
import type { Asked } from './why.tsx'

/** Why a household owes what it owes, over all its premises. */
export function useWhyHousehold() {
  const { communityId } = useCommunity()
  return (householdId: string, figure: 'open' | 'overdue' | 'credit' | 'oldest_due', title: string): Asked =>
    askServer(title, () =>
      query.insight.why.household.queryOptions({ input: { communityId, householdId, figure } }),
    )
}

export type RowName = { name: string; householdId?: string; receiptId?: string }

/** Why the last row of a table is what it is: the rows above it, each by its name. */
export function useWhySum() {
  const say = useSay()
  return <Row,>(
    column: string,
    rows: readonly Row[],
    fenOf: (row: Row) => number,
    nameOf: (row: Row) => RowName,
  ): Asked =>
    tellHere(say('why.totalOf', { column }), () =>
      tableTotal(rows.map((row) => ({ value: fenOf(row), ...nameOf(row) }))),
    )
}
