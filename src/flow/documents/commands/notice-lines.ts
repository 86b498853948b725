import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import type { OwedItem, Standing } from '../../../rules/dunning.ts'
import type { NoticeKind } from '../../../rules/gate.ts'
import type { Fen } from '../../../rules/money.ts'
import type { NoticeLine } from '../model.ts'

const itemNames = sqlFile(import.meta.url, '../sql/item-names.sql')
const billLines = sqlFile(import.meta.url, '../sql/bill-lines.sql')

/** A notice as far as its lines go. `step` of a bill notice is `bill:YYYY-MM`. */
export type LinedNotice = { householdId: string; kind: NoticeKind; step: string }

/**
 * What each notice speaks of, as the ledger has it now, in the order of the notices: for a bill notice what is open of
 * that month's bills, before the due day what is due soon, after it what is overdue; less disputes and credit. Nothing
 * left: no lines.
 */
export async function linesOf(
  tx: Tx,
  communityId: string,
  notices: readonly (LinedNotice & { standing: Standing })[],
): Promise<NoticeLine[][]> {
  const bills = await billLinesOf(tx, communityId, notices)
  const owed = notices.map(spokenOf)
  const names = await namesOf(tx, communityId, owed.flat())
  return notices.map((notice, index) => {
    if (notice.kind === 'bill_notice') return bills.get(`${notice.householdId} ${notice.step}`) ?? []
    return (owed[index] ?? []).map((item) => ({
      itemId: item.itemId,
      room: names.get(item.itemId)?.room ?? '',
      feeItem: names.get(item.itemId)?.fee_item ?? '',
      agency: item.feeKind === 'agency',
      fromDay: item.fromDay,
      toDay: item.toDay,
      dueDay: item.dueDay,
      amountFen: item.amountFen,
      owedFen: item.owedFen,
    }))
  })
}

function spokenOf({ kind, standing }: LinedNotice & { standing: Standing }): OwedItem[] {
  if (kind === 'bill_notice') return []
  return standing.owed.filter((item) => item.overdue !== (kind === 'courtesy_message'))
}

async function namesOf(tx: Tx, communityId: string, items: readonly OwedItem[]) {
  const ids = items.map((item) => item.itemId)
  if (ids.length === 0) return new Map<string, { room: string; fee_item: string }>()
  type Row = { item_id: string; room: string; fee_item: string }
  const rows = await tx.rows<Row>(itemNames, { community_id: communityId, item_ids: ids })
  return new Map(rows.map((row) => [row.item_id, row]))
}

type BillRow = {
  household_id: string
  item_id: string
  room: string
  fee_item: string
  fee_kind: string
  from_day: Day
  to_day: Day
  due_day: Day
  amount_fen: Fen
  open_fen: Fen
}

async function billLinesOf(tx: Tx, communityId: string, notices: readonly LinedNotice[]) {
  const found = new Map<string, NoticeLine[]>()
  const bySteps = Map.groupBy(
    notices.filter((notice) => notice.kind === 'bill_notice'),
    (notice) => notice.step,
  )
  for (const [step, told] of bySteps) {
    const rows = await tx.rows<BillRow>(billLines, {
      community_id: communityId,
      period: step.slice('bill:'.length),
      household_ids: told.map((notice) => notice.householdId),
    })
    for (const row of rows) {
      const key = `${row.household_id} ${step}`
      found.set(key, [...(found.get(key) ?? []), billLine(row)])
    }
  }
  return found
}

function billLine(row: BillRow): NoticeLine {
  return {
    itemId: row.item_id,
    room: row.room,
    feeItem: row.fee_item,
    agency: row.fee_kind === 'agency',
    fromDay: row.from_day,
    toDay: row.to_day,
    dueDay: row.due_day,
    amountFen: row.amount_fen,
    owedFen: row.open_fen,
  }
}
