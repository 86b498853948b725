import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { because } from '../../../rules/because.ts'
import type { Day } from '../../../rules/day.ts'
import { type Fen, fen, yuan } from '../../../rules/money.ts'

const takeLock = sqlFile(import.meta.url, '../sql/take-run-lock.sql')
const billsToNotify = sqlFile(import.meta.url, '../sql/bills-to-notify.sql')

const COLUMNS = [
  'community_id',
  'id',
  'company_id',
  'household_id',
  'kind',
  'level',
  'step',
  'anchor_id',
  'day',
  'because',
]

/**
 * Leaves one bill notice (缴费通知单) for every household whose bills of a month still hold something open. Once a
 * household and month; a second time adds nothing.
 */
export async function issueBillNotices(
  tx: Tx,
  input: { communityId: string; period: string; day: Day },
): Promise<{ notices: number; sumFen: Fen }> {
  const { communityId, period, day } = input
  await tx.rows(takeLock, { community_id: communityId, company_id: tx.companyId })
  type Row = { household_id: string; bill_id: string; open_fen: Fen; due_day: Day }
  const rows = await tx.rows<Row>(billsToNotify, { community_id: communityId, period })
  if (rows.length === 0) {
    tx.nothingChanged()
    return { notices: 0, sumFen: fen(0) }
  }
  await tx.insertRows(
    'collections.notice',
    COLUMNS,
    rows.map((row) => {
      const words = {
        zh: `${period} 账单，未缴 ${yuan(row.open_fen)} 元，应缴日 ${row.due_day}`,
        en: `bill of ${period}, ${yuan(row.open_fen)} yuan open, due ${row.due_day}`,
      }
      const why = because(yuan(row.open_fen), 'yuan', 'billing.notice', words)
      const head = [communityId, tx.newId(), tx.companyId, row.household_id, 'bill_notice', 'bill']
      return [...head, `bill:${period}`, row.bill_id, day, why]
    }),
  )
  const sumFen = fen(rows.reduce((total, row) => total + row.open_fen, 0))
  tx.audit({
    communityId,
    action: 'collections.issue_bill_notices',
    subject: `period:${period}`,
    facts: { day, notices: rows.length, sumFen },
  })
  return { notices: rows.length, sumFen }
}
