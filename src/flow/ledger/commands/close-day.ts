/**
 * Closes a day at every till of a community (日结): what was taken by each method, less what was reversed, and which
 * numbers were given. A closed day takes no more receipts and no reversals. Closing twice adds nothing; no till, nothing to close.
 * Problem: day_ahead.
 */
import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { checkNotAhead } from '../not-ahead.ts'

const LOCK_TILLS = sqlFile(import.meta.url, '../sql/lock-tills.sql')
const CLOSE_DAY = sqlFile(import.meta.url, '../sql/close-day.sql')

export async function closeDay(
  tx: Tx,
  input: { communityId: string; day: string },
): Promise<{ tills: number }> {
  await checkNotAhead(tx, input.communityId, input.day)
  // A statement of its own: the sums below must see the receipts this waits for.
  await tx.rows(LOCK_TILLS, { community_id: input.communityId, till_id: null })
  const rows = await tx.rows<{ till: string; totals: Record<string, number> }>(CLOSE_DAY, {
    community_id: input.communityId,
    company_id: tx.companyId,
    day: input.day,
    at: tx.at,
  })
  if (rows.length === 0) {
    tx.nothingChanged()
    return { tills: 0 }
  }
  tx.audit({
    communityId: input.communityId,
    action: 'ledger.close_day',
    subject: `day:${input.day}`,
    facts: Object.fromEntries(rows.map((row) => [row.till, row.totals])),
  })
  return { tills: rows.length }
}
